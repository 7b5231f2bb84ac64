/**
 * What WeCom allows in a message (WeCom developer docs path/90236). List sizes and `Bytes` are enforced and refuse the
 * message (errors 42014 to 42051); the other numbers are characters that fit on a phone, a recommendation.
 */
export const LIMITS = {
  textBytes: 2048,
  taskIdBytes: 128,
  keyBytes: 1024,
  optionIdBytes: 128,

  title: 36,
  voteTitle: 16,
  /** Under the title of a vote or multiple card. */
  description: 160,
  subTitle: 160,

  buttons: 6,
  buttonText: 10,
  corner: 3,
  voteOptions: 20,
  voteText: 17,
  listOptions: 10,
  listText: 16,
} as const;

export function bytesOf(text: string): number {
  return Buffer.byteLength(text, 'utf8');
}
