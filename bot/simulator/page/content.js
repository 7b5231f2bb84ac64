import { h, icon } from './dom.js';
import { drawCard } from './card.js';
import { asPlayed, isWeb } from './store.js';

/** Only web addresses become links. */
const link = (url, label) =>
  isWeb(url) ? h('a', { href: asPlayed(url), target: '_blank', rel: 'noreferrer noopener' }, label) : label;

/** A text message: line breaks stay, `<a href>` becomes a link, everything else is shown as written. */
export function drawText(text) {
  const parts = [];
  let from = 0;
  for (const match of text.matchAll(/<a\s+href="([^"]*)"[^>]*>([^<]*)<\/a>|https?:\/\/[^\s<>，。；、）]+/g)) {
    parts.push(text.slice(from, match.index), link(match[1] ?? match[0], match[2] ?? match[0]));
    from = match.index + match[0].length;
  }
  return [...parts, text.slice(from)];
}

/** The subset of Markdown that WeCom knows: headings, bold, links, inline code, quotes and three colours. */
function drawMarkdown(text) {
  return text.split('\n').map((line) => {
    const heading = /^(#{1,6})\s+(.*)$/.exec(line);
    if (heading) return h('p.md-heading', {}, inline(heading[2]));
    const quote = /^>\s?(.*)$/.exec(line);
    return quote ? h('blockquote', {}, inline(quote[1])) : h('p', {}, inline(line));
  });
}

const INLINE =
  /\*\*(.+?)\*\*|`([^`]+)`|\[([^\]]+)\]\(([^)]+)\)|<font color="(info|comment|warning)">(.*?)<\/font>/g;

function inline(text) {
  const parts = [];
  let from = 0;
  for (const match of text.matchAll(INLINE)) {
    const [whole, bold, code, label, url, colour, coloured] = match;
    parts.push(text.slice(from, match.index));
    if (bold) parts.push(h('strong', {}, inline(bold)));
    else if (code) parts.push(h('code', {}, code));
    else if (url) parts.push(link(url, label));
    else parts.push(h(`span.md-${colour}`, {}, coloured));
    from = match.index + whole.length;
  }
  return [...parts, text.slice(from)];
}

const seconds = (transcript) => Math.min(60, Math.max(1, Math.round([...(transcript ?? '')].length / 4)));

function drawMedium({ kind, mediaId, transcript }) {
  if (kind === 'image') return h('img.picture', { src: `/simulator/media/${mediaId}`, alt: '图片' });
  if (kind !== 'voice') return h('.bubble', {}, kind === 'video' ? '［视频］' : '［文件］');
  return h(
    '.voice',
    {},
    h('.bubble.sound', {}, icon('voice'), `${seconds(transcript)}″`),
    transcript ? h('p.transcript', {}, transcript) : null,
  );
}

const DRAWN = {
  text: ({ text }) => h('.bubble', {}, drawText(text)),
  markdown: ({ text }) => h('.bubble.markdown', {}, drawMarkdown(text)),
  textcard: ({ title, description, url, button }) =>
    h(
      '.card',
      {},
      h('p.card-title', {}, title),
      h('p.card-sub', {}, plain(description)),
      h('p.card-more', {}, link(url, button)),
    ),
  news: ({ articles }) =>
    h(
      '.card',
      {},
      articles.map((article) =>
        h(
          '.card-article',
          {},
          h('p.card-title', {}, link(article.url, article.title)),
          h('p.card-sub', {}, article.description),
        ),
      ),
    ),
  media: drawMedium,
  location: ({ label }) => h('.bubble.place', {}, icon('place'), label),
  link: ({ title, url }) => h('.bubble', {}, link(url, title)),
};

/** A textcard's description may hold `<br>` and coloured `<div>`s: the words are what counts. */
const plain = (markup) => markup.replaceAll(/<br\s*\/?>|<\/div>/g, '\n').replaceAll(/<[^>]*>/g, '');

export function drawContent(entry) {
  const { content } = entry;
  return content.type === 'card' ? drawCard(entry) : DRAWN[content.type](content);
}

/** One line of it, for the list of chats. */
export function summary({ content, recalled }) {
  if (recalled) return '撤回了一条消息';
  const words = {
    card: () => `［卡片］${content.card.main_title?.title ?? ''}`,
    media: () =>
      ({ image: '［图片］', voice: '［语音］', video: '［视频］', file: '［文件］' })[content.kind],
    location: () => `［位置］${content.label}`,
    link: () => `［链接］${content.title}`,
    textcard: () => content.title,
    news: () => content.articles[0]?.title ?? '',
  };
  return words[content.type]?.() ?? content.text;
}
