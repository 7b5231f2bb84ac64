import { hash } from 'node:crypto';
import type { Outgoing, PersonId } from '../../ports.ts';
import { userIdOf } from '../person.ts';
import { bytesOf, LIMITS } from './limits.ts';
import { SEND_PATH } from './render.ts';
import { lengthOf, shorten } from './shorten.ts';

/** What a notice says, whatever it looks like. */
export interface NoticeWords {
  id: string;
  title: string;
  text: string;
  /** A path of our own pages. */
  link: string | null;
  parts: {
    rows: readonly { name: string; value: string }[];
    items: readonly { title: string; reason: string; path: string | null }[];
    clauses: readonly string[];
  };
  resends: number;
}

export interface NoticeChannel {
  agentId: number;
  /** False where cards do not show, as in the WeChat plugin (微工作台). */
  cards: boolean;
  /** Where the pages are, without a trailing slash; null: not known to people, nothing links to them. */
  publicUrl: () => string | null;
}

/** Longest time that WeCom suppresses a repeated call for, in seconds; which of them tells apart calls that say the same. */
const INTERVAL = { least: 12_600, most: 14_400 };
/** For so long, in milliseconds, a send of unknown outcome can be repeated without being shown twice. */
export const REPEATABLE_FOR = (INTERVAL.least - 600) * 1000;
/** What a phone shows beside the title of a card (WeCom developer docs path/90236). */
const CARD = { items: 3, itemTitle: 18, rows: 6, rowName: 5, rowValue: 30 };

/** Renders notices: the same notice gives the same bytes, and no two give the same. */
export function createNoticeRenderer(channel: NoticeChannel) {
  return {
    one(notice: NoticeWords, person: PersonId): Outgoing {
      const url = addressOf(channel, notice.link, notice.id);
      const card = channel.cards && url !== null ? cardOf(channel, notice, url) : null;
      const payload = card
        ? { msgtype: 'template_card', template_card: card }
        : { msgtype: 'text', text: { content: textOf(channel, notice, url) } };
      return call(channel, person, payload, notice.id, notice.resends);
    },
    digest(notices: readonly NoticeWords[], person: PersonId): Outgoing {
      const [first] = notices as [NoticeWords];
      const payload = { msgtype: 'text', text: { content: digestOf(channel, notices) } };
      return call(channel, person, payload, `${first.id} ${notices.length}`, first.resends);
    },
  };
}

/** Neighbouring resends of the same notice never share an interval, or the later one would be suppressed. */
function call(
  { agentId }: NoticeChannel,
  person: PersonId,
  payload: object,
  distinct: string,
  resends: number,
): Outgoing {
  const step = Number.parseInt(hash('sha1', distinct).slice(0, 8), 16) + resends;
  return {
    path: SEND_PATH,
    body: {
      touser: userIdOf(person),
      agentid: agentId,
      ...payload,
      enable_duplicate_check: 1,
      duplicate_check_interval: INTERVAL.least + (step % (INTERVAL.most - INTERVAL.least + 1)),
    },
  };
}

/** The notice's id in the address also keeps two notices of the same words apart. */
function addressOf({ publicUrl }: NoticeChannel, path: string | null, notice: string): string | null {
  const base = publicUrl();
  if (base === null || path === null) return null;
  const [before, fragment] = path.split('#', 2) as [string, string?];
  const sign = before.includes('?') ? '&' : '?';
  return encodeURI(`${base}${before}${sign}notice=${notice}${fragment === undefined ? '' : `#${fragment}`}`);
}

/** Null where it is too much for a card. */
function cardOf(channel: NoticeChannel, { id, title, text, parts }: NoticeWords, url: string) {
  const { rows, items } = parts;
  const said = items.map((item, index) => `${index + 1}. ${reasoned(item)}`).join('\n');
  const words = [text, said].filter((part) => part !== '').join('\n');
  if (items.length > CARD.items || lengthOf(words) > LIMITS.subTitle) return null;
  if (lengthOf(title) > LIMITS.title || rows.some(({ name }) => lengthOf(name) > CARD.rowName)) return null;
  const jumps = items.flatMap((item) => {
    const to = addressOf(channel, item.path, id);
    return to === null ? [] : [{ type: 1, title: shorten(item.title, CARD.itemTitle), url: to }];
  });
  return {
    card_type: 'text_notice',
    main_title: { title },
    sub_title_text: words,
    ...(rows.length === 0 ? {} : { horizontal_content_list: rows.slice(0, CARD.rows).map(rowOf) }),
    ...(jumps.length === 0 ? {} : { jump_list: jumps }),
    card_action: { type: 1, url },
  };
}

const rowOf = ({ name, value }: { name: string; value: string }) => ({
  keyname: name,
  value: shorten(value, CARD.rowValue),
});

const reasoned = ({ title, reason }: { title: string; reason: string }) =>
  reason === '' ? title : `${title}：${reason}`;

function textOf(
  channel: NoticeChannel,
  { id, title, text, parts: { items } }: NoticeWords,
  url: string | null,
) {
  const lines = items.map((item, index) => {
    const to = addressOf(channel, item.path, id);
    const reason = item.reason === '' ? '' : `：${plain(item.reason)}`;
    return `${index + 1}. ${anchor(plain(item.title), to)}${reason}`;
  });
  const foot = url === null ? [] : [anchor('点这里查看', url)];
  return fitting([`【${plain(title)}】`, plain(text)], lines, foot);
}

function digestOf(channel: NoticeChannel, notices: readonly NoticeWords[]): string {
  const lines = notices.map(({ id, title, text, link }, index) => {
    const said = plain(text).split('\n')[0]!;
    return `${index + 1}. ${anchor(plain(title), addressOf(channel, link, id))}\n${said}`;
  });
  const inbox = addressOf(channel, '/inbox', notices[0]!.id);
  const foot = inbox === null ? [] : [anchor('查看全部消息', inbox)];
  return fitting([`【今天的消息】共${notices.length}条`], lines, foot);
}

/** What does not fit into one message is counted, and stands in the pages. */
function fitting(head: readonly string[], lines: readonly string[], foot: readonly string[]): string {
  for (let shown = lines.length; ; shown -= 1) {
    const left = lines.length - shown;
    const more = left === 0 ? [] : [`还有${left}项，请到页面上查看。`];
    const text = [...head, ...lines.slice(0, shown), ...more, ...foot]
      .filter((line) => line !== '')
      .join('\n');
    if (bytesOf(text) <= LIMITS.textBytes || shown === 0) return text;
  }
}

const anchor = (label: string, url: string | null): string =>
  url === null ? label : `<a href="${url}">${label}</a>`;

/** Words that only look like a link stay words. */
const plain = (text: string): string => text.replaceAll(/<(?=\/?a[\s>])/giu, '＜');
