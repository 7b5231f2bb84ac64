/** 统一社会信用代码, GB 32100-2015: 17 characters and a check character. I, O, S, V and Z are left out, being too like digits. */
const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
const SHAPE = /^[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}$/;

/** Full width, blanks, dashes and lower case are the same code. */
export const tidyCode = (typed: string): string =>
  typed
    .normalize('NFKC')
    .replace(/[\s\p{Cf}\p{Pd}]/gu, '')
    .toUpperCase();

export const hasCodeShape = (code: string): boolean => SHAPE.test(code);

/** Codes with another check character are mostly a slip, and sometimes were really issued so. */
export function codeStateOf(code: string, confirmed: boolean): 'empty' | 'good' | 'doubtful' | 'confirmed' {
  if (code === '') return 'empty';
  if (SHAPE.test(code) && code[17] === checkOf(code)) return 'good';
  return confirmed ? 'confirmed' : 'doubtful';
}

/** Where the sum is a multiple of 31, the check character is 0. */
function checkOf(code: string): string {
  const sum = WEIGHTS.reduce((total, weight, at) => total + weight * ALPHABET.indexOf(code[at]!), 0);
  return ALPHABET[(31 - (sum % 31)) % 31]!;
}
