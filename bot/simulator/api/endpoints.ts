import type { Platform } from '../platform.ts';
import { createGetTag, createListDepartment } from './directory.ts';
import { createGetTicket, createGetUserInfo } from './identity.ts';
import { createRecallMessage } from './recall-message.ts';
import { createSendMessage } from './send-message.ts';
import type { Handler } from './types.ts';
import { createUpdateCard } from './update-card.ts';

export interface Endpoint {
  method: 'GET' | 'POST';
  /** Whether the call needs an access token. */
  token: boolean;
  handle: Handler;
}

/** What of the API the stand-in speaks, by path. */
export function createEndpoints(platform: Platform): Readonly<Record<string, Endpoint>> {
  const post = (handle: Handler): Endpoint => ({ method: 'POST', token: true, handle });
  const get = (handle: Handler): Endpoint => ({ method: 'GET', token: true, handle });
  const addresses = get(() => ({ ip_list: ['127.0.0.1'] }));
  return {
    '/cgi-bin/gettoken': {
      method: 'GET',
      token: false,
      handle: ({ query }) => ({ ...platform.tokens.get(query.get('corpid'), query.get('corpsecret')) }),
    },
    '/cgi-bin/message/send': post(createSendMessage(platform)),
    '/cgi-bin/message/update_template_card': post(createUpdateCard(platform)),
    '/cgi-bin/message/recall': post(createRecallMessage(platform)),
    '/cgi-bin/auth/getuserinfo': get(createGetUserInfo(platform)),
    '/cgi-bin/user/simplelist': get(createListDepartment(platform)),
    '/cgi-bin/tag/get': get(createGetTag(platform)),
    '/cgi-bin/get_jsapi_ticket': get(createGetTicket(platform, 'corp')),
    '/cgi-bin/ticket/get': get(createGetTicket(platform, 'app')),
    '/cgi-bin/getcallbackip': addresses,
    '/cgi-bin/get_api_domain_ip': addresses,
  };
}
