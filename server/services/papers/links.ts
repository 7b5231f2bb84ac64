import { createHmac, timingSafeEqual } from 'node:crypto';
import { ServerError } from '../../errors.ts';

/** What a link leads to. */
export interface Linked {
  application: string;
  file: string;
  as: 'original' | 'preview';
  /** Of what is handed out. */
  bytes: number;
}

const LIFE_MS = 10 * 60_000;
const PURPOSE = 'lianbei file link 1';
const TOKEN = /^([\w-]{22})\.([\w-]{22})\.([op])\.([0-9a-z]{1,8})\.([0-9a-z]{1,10})\.([\w-]{43})$/;

/** Another shape, another signature or another time: none of them is told apart. */
const invalid = () => new ServerError(404, 'link_invalid', '链接无效或已过期，请回到页面重新打开文件。');

/** Addresses that need no cookie, that nobody can make up, and that soon end. */
export function createLinks(secret: () => Promise<string>) {
  const sign = async (claim: string) =>
    createHmac('sha256', await secret())
      .update(`${PURPOSE}\0${claim}`)
      .digest();

  return {
    async make(
      { application, file, as, bytes }: Linked,
      now: Date,
    ): Promise<{ token: string; expiresAt: Date }> {
      const expires = Math.ceil((now.getTime() + LIFE_MS) / 1_000);
      const claim = [application, file, as[0], bytes.toString(36), expires.toString(36)].join('.');
      const token = `${claim}.${(await sign(claim)).toString('base64url')}`;
      return { token, expiresAt: new Date(expires * 1_000) };
    },

    /** @throws {ServerError} `link_invalid` (404) */
    async read(token: string, now: Date): Promise<Linked & { expiresAt: Date }> {
      const parts = TOKEN.exec(token);
      if (!parts) throw invalid();
      const [, application, file, as, bytes, expires, signature] = parts as unknown as [
        string,
        ...[string, string, string, string, string, string],
      ];
      const expected = await sign(token.slice(0, token.lastIndexOf('.')));
      const expiresAt = new Date(parseInt(expires, 36) * 1_000);
      const good = timingSafeEqual(expected, Buffer.from(signature, 'base64url'));
      if (!good || now >= expiresAt) throw invalid();
      return {
        application,
        file,
        as: as === 'o' ? 'original' : 'preview',
        bytes: parseInt(bytes, 36),
        expiresAt,
      };
    },
  };
}
export type Links = ReturnType<typeof createLinks>;
