import { ServerError } from '../../errors.ts';
import { idFrom } from '../id-from.ts';
import { readCreditCode, type CodeReading } from './credit-code.ts';
import type { Organisation, Organisations } from './ports.ts';

export interface Founding {
  name: string;
  code: string;
  /** The code is right although its check character says otherwise. */
  confirmCode: boolean;
  founder: string;
  /** Names this write. */
  key: string;
  now: Date;
}

export const createFoundOrganisation =
  (organisations: Organisations) =>
  async ({ name, code, confirmCode, founder, key, now }: Founding): Promise<Organisation> => {
    const reading = requireCode(readCreditCode(code), confirmCode);
    const codeConfirmed = reading.type === 'doubtful';
    const organisation = { id: idFrom(key, 'organisation'), name, code: reading.code, codeConfirmed };
    if (await organisations.found({ ...organisation, founder, at: now })) return organisation;
    throw new ServerError(
      409,
      'organisation_exists',
      '这家单位已经有人登记过了。请向本单位已经在使用的同事要一个邀请链接，打开后就能加入。',
    );
  };

function requireCode(reading: CodeReading, confirmed: boolean): Exclude<CodeReading, { type: 'bad' }> {
  if (reading.type === 'bad') throw badCode(reading.suggestion);
  if (reading.type === 'good' || confirmed) return reading;
  throw new ServerError(
    422,
    'code_unconfirmed',
    '这个代码的最后一位和前面的对不上，多半是有一位填错了。请对照营业执照核对；确认无误的话，可以按这个代码继续。',
    { extra: { normalised: reading.code } },
  );
}

function badCode(suggestion: string | null): ServerError {
  const text =
    suggestion === null
      ? '统一社会信用代码应是18位数字和大写字母，其中没有 I、O、S、V、Z，请对照营业执照填写。'
      : `统一社会信用代码里没有字母 O 和 I，是不是数字 0 和 1？也就是：${suggestion}`;
  return new ServerError(422, 'bad_code', text, { extra: suggestion === null ? {} : { suggestion } });
}
