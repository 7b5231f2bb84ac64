import { API } from '../../contract/api.ts';
import type { createSignPage } from '../../services/wecom/sign-page.ts';
import { route, type Route } from './handler.ts';

export const wecomRoutes = (signPage: ReturnType<typeof createSignPage>): Route[] => [
  route(API.wecom.signature, ({ query, now }) => signPage(query.url, now)),
];
