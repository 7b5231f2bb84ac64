import type { Simulator } from '../../../bot/simulator/index.ts';
import type { WecomConfig } from '../../../server/config.ts';

export const settingsOf = ({ credentials, apiBase, url }: Simulator): WecomConfig => {
  const { encodingAesKey, ...rest } = credentials;
  return { ...rest, callbackAesKey: encodingAesKey, kfId: null, apiBase, oauthBase: url, loginBase: url };
};
