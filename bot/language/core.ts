const POLITE =
  '那个|嗯+|呃|额|哦|噢|喔|啊|哎|唉|诶|好的|好吧|好|行|麻烦(?:你|您)?|请问(?:一下|下)?|请|您好|你好|帮(?:我|忙)?|给我|我(?:想|要|想要|需要|能)|想要?|可以|能不能|能否|可否|能|先|算了|等等|等一下|那(?:么|就)?|现在|直接|再';
const OPENING = new RegExp(`^(?:${POLITE})`);
const CLOSING =
  /(?:吧|啊|呀|呢|哦|噢|喔|啦|了|一下|下|谢谢|好吗|可以吗|行吗|好不好|嘛|呗|哈|么|吗|您|你|~|\.|。|!|,|\?|…|\s)$/;
const MOST_WRAPPING = 6;
const LONGEST = 40;

/** What a short message comes down to once courtesies around it are gone: every shape from whole to bare, whole first. */
export const cores = (text: string): readonly string[] => {
  const plain = text.replace(/[\s,。!.~…、;:"']|一下(?=.)/g, '');
  if (plain.length > LONGEST) return [];
  const heads = peel(plain, (now) => now.replace(OPENING, ''));
  return [...new Set(heads.flatMap((head) => peel(head, (now) => now.replace(CLOSING, ''))))];
};

const peel = (text: string, off: (text: string) => string): string[] => {
  const shapes = [text];
  for (let round = 0; round < MOST_WRAPPING; round += 1) {
    const last = shapes.at(-1)!;
    const next = off(last);
    if (next === last || next === '') break;
    shapes.push(next);
  }
  return shapes;
};
