import { Converter } from 'opencc-js/t2cn';

/**
 * One code unit for another, for everything that changes a character and never a length: traditional to
 * simplified (OpenCC, character by character, so that positions in the original text stay valid), full-width to
 * half-width, capitals to small letters, and the many spaces, dashes and quotes to one of each.
 */
const table = new Uint16Array(0x10000);
const simplified = new Uint16Array(0x10000);

const FIRST_HAN = 0x3400;
const LAST_HAN = 0x9fff;
/** Also simplified characters in their own right (什么, 著名), which conversion without context would spoil. */
const BOTH = new Set('么著');

const fill = (): void => {
  const convert = Converter({ from: 'tw', to: 'cn' });
  for (let code = 0; code < 0x10000; code += 1) table[code] = simplified[code] = code;
  for (let code = FIRST_HAN; code <= LAST_HAN; code += 1) {
    const sign = String.fromCharCode(code);
    const after = BOTH.has(sign) ? sign : convert(sign);
    if (after.length === 1) table[code] = simplified[code] = after.charCodeAt(0);
  }
  for (let code = 0xff01; code <= 0xff5e; code += 1) table[code] = code - 0xfee0;
  for (let code = 65; code <= 90; code += 1) {
    table[code] = code + 32;
    table[code + 0xfee0] = code + 32;
  }
  const alike: Readonly<Record<string, string>> = {
    ' ': '\u3000\u00a0\t\u2002\u2003\u2009\u200b\ufeff',
    '"': '“”「」『』',
    "'": '‘’`',
    '-': '–—－‐−',
    '~': '～〜∼',
    '、': '､',
    '。': '｡',
    '…': '⋯',
  };
  for (const [sign, others] of Object.entries(alike)) {
    for (const other of others) table[other.charCodeAt(0)] = sign.charCodeAt(0);
  }
};
fill();

const mapped = (text: string, by: Uint16Array): string => {
  let changed = false;
  for (let at = 0; at < text.length && !changed; at += 1) {
    const code = text.charCodeAt(at);
    changed = by[code] !== code;
  }
  if (!changed) return text;
  const codes = new Uint16Array(text.length);
  for (let at = 0; at < text.length; at += 1) codes[at] = by[text.charCodeAt(at)]!;
  let result = '';
  for (let at = 0; at < codes.length; at += 4096) {
    result += String.fromCharCode(...codes.subarray(at, at + 4096));
  }
  return result;
};

/** Simplified, half-width, small letters; same length as the text. */
export const fold = (text: string): string => mapped(text, table);

/** Simplified only; same length as the text. For words that are kept as written, such as names. */
export const toSimplified = (text: string): string => mapped(text, simplified);
