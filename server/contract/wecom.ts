import { z } from 'zod';
import { endpoint } from './endpoint.ts';

const signatureSchema = z.strictObject({
  timestamp: z.number().int(),
  nonceStr: z.string(),
  signature: z.string(),
});

export const wecomEndpoints = {
  signature: endpoint({
    id: 'wecom.signature',
    method: 'GET',
    path: '/api/wecom/js-signature',
    summary: 'Signs a page of the mini-app for the JS-SDK (WeCom developer docs path/90506)',
    access: 'public',
    limit: 'read',
    /** The page's address; what follows `#` is not signed. Only pages below the public address are. */
    query: z.strictObject({ url: z.url().max(2000) }),
    response: z.strictObject({
      corpId: z.string(),
      agentId: z.number().int(),
      config: signatureSchema,
      agentConfig: signatureSchema,
    }),
    problems: ['foreign_page'],
  }),
};
