import { randomBytes } from 'node:crypto';
import { ApiError } from '../../../bot/wecom/errors.ts';
import { createTicketSource, signPage, type TicketKind } from '../../../bot/wecom/js-signature.ts';
import { ServerError } from '../../errors.ts';
import type { Route } from '../../routes/api/handler.ts';
import { wecomRoutes } from '../../routes/api/wecom.ts';
import { createSignPage, type PageSignatures } from '../../services/wecom/sign-page.ts';
import { createTokenStore } from '../../stores/redis/token-store.ts';
import type { ApiParts } from '../api.ts';

export function createWecomApi({ account, wecom, redis, layout, log, publicUrl }: ApiParts): Route[] {
  const { corpId, agentId } = account.settings;
  const store = createTokenStore(redis, { layout });
  const ticketOf = createTicketSource({ client: wecom, store, corpId, agentId });

  async function sign(url: string, now: Date): Promise<PageSignatures> {
    const signed = async (kind: TicketKind) =>
      signPage(await ticketOf(kind), {
        url,
        timestamp: Math.floor(now.getTime() / 1000),
        nonceStr: randomBytes(12).toString('hex'),
      });
    try {
      return { corpId, agentId, config: await signed('corp'), agentConfig: await signed('app') };
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      log.warn({ err: error }, 'no ticket to sign pages with');
      throw new ServerError(503, 'wecom_busy', '企业微信暂时没有回应，请稍等一会儿再试。');
    }
  }
  return wecomRoutes(createSignPage({ sign, publicUrl }));
}
