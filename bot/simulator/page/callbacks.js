import { byId, h, second } from './dom.js';
import { nameOf, on, state } from './store.js';
import { showTools } from './tools.js';

const SHOWN = 200;
const panel = byId('panel-callbacks');
const list = h('.callbacks', {});

const NAMES = {
  text: '文本消息',
  image: '图片消息',
  voice: '语音消息',
  video: '视频消息',
  location: '位置消息',
  link: '链接消息',
  click: '点菜单',
  view: '点菜单链接',
  enter_agent: '进入应用',
  subscribe: '加入可见范围',
  unsubscribe: '移出可见范围',
  template_card_event: '点卡片',
  template_card_menu_event: '点卡片右上角菜单',
};

/** The drawer 回调: every callback with what went over the wire, newest first. */
export function startCallbacks() {
  panel.append(
    h(
      'p.explain',
      {},
      '联系人每做一件事，平台就向机器人发一次加密回调。点开一条，看解密后的 XML、加密请求和机器人的回应。',
    ),
    list,
  );
  on('all', () => {
    list.replaceChildren(...[...state.callbacks.values()].reverse().map(draw));
    count();
  });
  on('callback', (callback) => {
    const old = list.querySelector(`[data-id="${callback.id}"]`);
    const element = draw(callback);
    element.open = old?.open ?? false;
    if (old) old.replaceWith(element);
    else list.prepend(element);
    while (list.children.length > SHOWN) list.lastElementChild.remove();
    count();
  });
}

/** Opens the drawer at one callback. */
export function showCallback(id) {
  showTools('callbacks');
  const element = list.querySelector(`[data-id="${id}"]`);
  if (!element) return;
  element.open = true;
  element.scrollIntoView({ block: 'nearest' });
  element.querySelector('summary').focus();
}

function count() {
  byId('count-callbacks').textContent = state.callbacks.size > 0 ? String(state.callbacks.size) : '';
  panel.classList.toggle('bare', state.callbacks.size === 0);
}

function draw(callback) {
  const { id, userid, type, at, plain, url, body, attempts, reply } = callback;
  return h(
    'details.callback',
    { 'data-id': id, 'data-testid': 'callback', 'data-state': callback.state },
    h(
      'summary',
      {},
      h('span.callback-what', {}, NAMES[type] ?? type),
      h('span.callback-who', {}, [nameOf(userid), second(at), gist(plain)].filter(Boolean).join(' · ')),
      pill(callback),
    ),
    h('h4', {}, '解密后的 XML'),
    code(pretty(plain), 'callback-plain'),
    h('h4', {}, '加密后的请求'),
    code(`POST ${url}\n\n${body}`, 'callback-wire'),
    h('h4', {}, '机器人的回应'),
    h('ol.attempts', {}, attempts.map(attempt), attempts.length === 0 ? h('li', {}, '等待中…') : null),
    reply ? [h('h4', {}, '解密后的被动回复'), code(pretty(reply), 'callback-reply')] : null,
  );
}

/** What was said or tapped, for the closed line. */
const gist = (plain) =>
  /<(?:Content|Recognition|EventKey|Label|Title)><!\[CDATA\[(.*?)\]\]>/s.exec(plain)?.[1] ?? '';

function pill({ state: how, attempts }) {
  const last = attempts.at(-1);
  const retried = attempts.length > 1 ? ` · 第 ${attempts.length} 次` : '';
  if (how === 'delivered') return h('span.pill.good', {}, `200 · ${last.durationMs} ms${retried}`);
  if (how === 'failed') return h('span.pill.bad', {}, `放弃${retried}`);
  return h('span.pill', {}, attempts.length > 0 ? `重试中${retried}` : '发送中');
}

function attempt({ at, status, durationMs, error, body }) {
  const said = error ?? `HTTP ${status}，${body === '' ? '空' : ''}回应`;
  return h(
    'li',
    { 'data-testid': 'attempt' },
    h(
      'p',
      {},
      h(`span.${error ? 'bad-text' : 'good-text'}`, {}, said),
      `（${second(at)}，${durationMs} ms）`,
    ),
    body === '' ? null : code(body, 'callback-answer'),
  );
}

const code = (text, testid) => h('pre', { tabindex: 0, 'data-testid': testid }, text);

/** One node a line; the text itself stays as it is. */
function pretty(xml) {
  let depth = 0;
  return xml
    .replaceAll(/(?<!\]\])><(?!!\[|\/)|(?<=<\/\w+>)</g, (found) => found.replace('<', '\n<'))
    .split('\n')
    .map((line) => {
      if (/^<\/[A-Za-z]/.test(line)) depth -= 1;
      const indented = `${'  '.repeat(Math.max(0, depth))}${line}`;
      if (/^<[A-Za-z]\w*>$/.test(line)) depth += 1;
      return indented;
    })
    .join('\n');
}
