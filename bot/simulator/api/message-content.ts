import type { Platform } from '../platform.ts';
import type { Content, JsonObject } from '../types.ts';
import { ApiError } from './api-error.ts';
import { cardNotes } from './card-fields.ts';
import { checkCard, type CardCheck } from './card.ts';
import { bytes, isObject, objectList, optionalText, requiredText } from './fields.ts';

const TEXT_BYTES = 2048;
const URL_BYTES = 2048;
const MEDIA_KINDS = ['image', 'voice', 'video', 'file'] as const;

export interface CheckedContent {
  content: Content;
  /** Null for everything but cards. */
  card: CardCheck | null;
}

type Reader = (body: JsonObject, platform: Platform) => CheckedContent;

/** Reads the part of a message that its msgtype names, as strictly as the platform (WeCom developer docs path/90236). */
export function readContent(body: JsonObject, platform: Platform): CheckedContent {
  const type = body.msgtype;
  if (typeof type !== 'string' || !Object.hasOwn(READERS, type)) throw new ApiError(40008, String(type));
  return READERS[type]!(body, platform);
}

const plain = (content: Content): CheckedContent => ({ content, card: null });

function partOf(body: JsonObject, name: string, code: number): JsonObject {
  const part = body[name];
  if (!isObject(part)) throw new ApiError(code, `${name} is missing`);
  return part;
}

/** The platform cuts at the byte, even through a character. */
function cutText(text: string, platform: Platform): { text: string; truncated: boolean } {
  const length = bytes(text);
  if (length <= TEXT_BYTES) return { text, truncated: false };
  platform.world.problem('truncated', `${length} bytes cut to ${TEXT_BYTES}: ${text.slice(0, 40)}…`);
  return { text: Buffer.from(text, 'utf8').subarray(0, TEXT_BYTES).toString('utf8'), truncated: true };
}

function readTextOf(type: 'text' | 'markdown'): Reader {
  return (body, platform) => {
    const content = requiredText(partOf(body, type, 44004), 'content', 44004);
    return plain({ type, ...cutText(content, platform) });
  };
}

function requiredUrl(part: JsonObject): string {
  const url = requiredText(part, 'url', 40063);
  if (bytes(url) > URL_BYTES) throw new ApiError(40039, `url has more than ${URL_BYTES} bytes`);
  if (!/^https?:\/\//.test(url)) throw new ApiError(40058, 'url must begin with http:// or https://');
  return url;
}

function readTextCard(body: JsonObject): CheckedContent {
  const part = partOf(body, 'textcard', 40063);
  const title = requiredText(part, 'title', 41016);
  const description = requiredText(part, 'description', 41033);
  if ([...title].length > 128) throw new ApiError(45002, 'title has more than 128 characters');
  if ([...description].length > 512) throw new ApiError(45002, 'description has more than 512 characters');
  const button = optionalText(part, 'btntxt', 40058) || '详情';
  return plain({ type: 'textcard', title, description, url: requiredUrl(part), button });
}

function readNews(body: JsonObject): CheckedContent {
  const articles = objectList(partOf(body, 'news', 40063), 'articles', { min: 1, max: 8, code: 45008 });
  return plain({
    type: 'news',
    articles: articles.map((article) => ({
      title: requiredText(article, 'title', 41016, 128),
      description: optionalText(article, 'description', 40058),
      url: typeof article.appid === 'string' ? '' : requiredUrl(article),
    })),
  });
}

function readMediaOf(kind: (typeof MEDIA_KINDS)[number]): Reader {
  return (body, platform) => {
    const mediaId = requiredText(partOf(body, kind, 40007), 'media_id', 40007);
    if (!platform.media.get(mediaId)) throw new ApiError(40007, 'unknown, or older than three days');
    return plain({ type: 'media', kind, mediaId, transcript: null });
  };
}

function readCard(body: JsonObject, platform: Platform): CheckedContent {
  const card = partOf(body, 'template_card', 40058);
  const check = checkCard(card, false);
  if (check.callsBack && platform.callbackUrl === null) throw new ApiError(43012);
  if (platform.taskIds.has(check.taskId)) throw new ApiError(42014, 'task_id was used before');
  for (const { kind, detail } of cardNotes(card, false)) platform.world.problem(kind, detail);
  return {
    card: check,
    content: { type: 'card', card, taskId: check.taskId, replaced: null, chosen: [] },
  };
}

const READERS: Readonly<Record<string, Reader>> = {
  text: readTextOf('text'),
  markdown: readTextOf('markdown'),
  textcard: readTextCard,
  news: readNews,
  template_card: readCard,
  ...Object.fromEntries(MEDIA_KINDS.map((kind) => [kind, readMediaOf(kind)])),
  /** No mini-program is linked to the stand-in's app. */
  miniprogram_notice() {
    throw new ApiError(90206);
  },
};
