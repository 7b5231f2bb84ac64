import { call } from '../api/index.ts';
import { createBridge } from './bridge.ts';
import { createCalls } from './calls.ts';

/** The one door to the WeCom client. */
export const wecom = createCalls(
  createBridge({
    userAgent: navigator.userAgent,
    load: () => import('./sdk.ts'),
    address: () => location.href.split('#')[0]!,
    sign: (url) => call('wecom.signature', { query: { url } }),
  }),
  location.origin,
);
