/** 统一社会信用代码, GB 32100-2015: 17 characters and a check character. I, O, S, V and Z are left out, being too like digits. */
const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
const SHAPE = /^[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}$/;

export type CodeReading =
  | { type: 'good'; code: string }
  /** Well formed, but for its check character: mostly a slip, sometimes a code that was really issued so. */
  | { type: 'doubtful'; code: string }
  /** `suggestion`: the same with O read as 0 and I as 1, where that makes a code. */
  | { type: 'bad'; suggestion: string | null };

/** What a person typed or pasted: full width, blanks, dashes and lower case are the same code. */
export function readCreditCode(typed: string): CodeReading {
  const code = typed
    .normalize('NFKC')
    .replace(/[\s\p{Cf}\p{Pd}]/gu, '')
    .toUpperCase();
  if (SHAPE.test(code)) return { type: code.at(-1) === checkOf(code) ? 'good' : 'doubtful', code };
  const mended = code.replaceAll('O', '0').replaceAll('I', '1');
  return { type: 'bad', suggestion: SHAPE.test(mended) ? mended : null };
}

/** The outer remainder matters: where the sum is a multiple of 31, the check character is 0. */
function checkOf(code: string): string {
  const sum = WEIGHTS.reduce((total, weight, at) => total + weight * ALPHABET.indexOf(code[at]!), 0);
  return ALPHABET[(31 - (sum % 31)) % 31]!;
}
