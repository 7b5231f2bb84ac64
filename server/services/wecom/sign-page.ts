import { ServerError } from '../../errors.ts';

interface Signature {
  timestamp: number;
  nonceStr: string;
  signature: string;
}
export interface PageSignatures {
  corpId: string;
  agentId: number;
  config: Signature;
  agentConfig: Signature;
}

export interface SignPageDeps {
  sign: (url: string, now: Date) => Promise<PageSignatures>;
  publicUrl: () => string;
}

/** Signs our own pages only: a signature lets a page use what the person has granted this app. */
export const createSignPage =
  ({ sign, publicUrl }: SignPageDeps) =>
  async (url: string, now: Date): Promise<PageSignatures> => {
    if (new URL(url).origin !== new URL(publicUrl()).origin) {
      throw new ServerError(422, 'foreign_page', 'Only pages of this server are signed.');
    }
    return sign(url, now);
  };
