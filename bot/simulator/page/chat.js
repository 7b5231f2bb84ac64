import { byId, chatTime, h, hour, initials } from './dom.js';
import { drawContent, summary } from './content.js';
import { contact, entriesOf, now, on, sendMessage, state } from './store.js';
import { showCallback } from './callbacks.js';

const PAUSE = 5 * 60_000;
const EXAMPLE = '我们联合了3家企业和两所高校';
const log = byId('log');

/** The chat of the current contact: drawn whole on a switch, entry by entry as things happen. */
export function startChat() {
  on('all', drawAll);
  on('current', drawAll);
  on('contacts', drawEmpty);
  on('entry', (entry) => entry.userid === state.current && drawEntry(entry));
  on('callback', (callback) => callback.userid === state.current && drawStatus(callback));
  byId('leave').addEventListener('click', () => showHome(true));
  byId('enter').addEventListener('click', () => {
    showHome(false);
    void sendMessage({ type: 'enter_agent' });
    byId('composer').focus();
  });
}

function drawAll() {
  byId('title').textContent = state.title;
  document.title = `${state.title} · 企业微信模拟器`;
  document.querySelectorAll('.app-name').forEach((element) => (element.textContent = state.title));
  log.replaceChildren();
  entriesOf(state.current).forEach((entry) => drawEntry(entry, false));
  drawEmpty();
  toEnd();
  drawHome();
}

function drawEmpty() {
  log.querySelector('.empty')?.remove();
  if (log.children.length > 0 || !contact()) return;
  const fill = () => {
    byId('composer').value = EXAMPLE;
    byId('composer').dispatchEvent(new Event('input'));
    byId('composer').focus();
  };
  log.append(
    h(
      '.empty',
      { 'data-testid': 'empty' },
      h('span.avatar.app.large', { 'aria-hidden': 'true' }),
      h('p.empty-title', {}, '还没有聊天记录'),
      h('p', {}, '发一句话试试，例如：'),
      h('button.example', { type: 'button', 'data-testid': 'example', onclick: fill }, EXAMPLE),
      h(
        'button.plain',
        { type: 'button', 'data-testid': 'enter-first', onclick: () => sendMessage({ type: 'enter_agent' }) },
        '或先进入应用，看机器人怎么打招呼',
      ),
    ),
  );
}

function drawEntry(entry, follow = true) {
  const old = log.querySelector(`[data-seq="${entry.seq}"]`);
  const element = entryElement(entry);
  if (old) return replace(old, element);
  const near = log.scrollHeight - log.scrollTop - log.clientHeight < 120;
  log.querySelector('.empty')?.remove();
  const last = log.lastElementChild;
  if (!last || entry.at - Number(last.dataset.at) > PAUSE) {
    log.append(h('p.time', { 'data-at': entry.at, 'data-testid': 'time' }, chatTime(entry.at, now())));
  }
  log.append(element);
  if (follow && (near || entry.from === 'contact')) toEnd();
  drawHome();
}

/** A card that is drawn anew keeps the keyboard's place. */
function replace(old, element) {
  const focused = old.contains(document.activeElement) ? document.activeElement : null;
  old.replaceWith(element);
  if (!focused) return;
  const key = focused.dataset.key ?? focused.value;
  const same = key
    ? element.querySelector(`[data-key="${CSS.escape(key)}"], [value="${CSS.escape(key)}"]`)
    : null;
  (same && !same.disabled ? same : log).focus({ preventScroll: true });
}

function entryElement(entry) {
  const attributes = { 'data-seq': entry.seq, 'data-at': entry.at };
  const whose = entry.from === 'app' ? '应用' : '你';
  if (entry.recalled) return h('p.notice', attributes, `${whose}撤回了一条消息`);
  if (entry.content.type === 'notice')
    return h(
      'p.notice',
      { ...attributes, 'data-testid': 'notice' },
      `${contact()?.name ?? ''}${entry.content.text}`,
    );
  const mine = entry.from === 'contact';
  return h(
    `article.message.${mine ? 'mine' : 'theirs'}`,
    { ...attributes, 'data-testid': mine ? 'message-out' : 'message-in', 'data-callback': entry.callback },
    mine
      ? h('span.avatar', { 'aria-hidden': 'true' }, initials(contact()?.name ?? ''))
      : h('span.avatar.app', { 'aria-hidden': 'true' }),
    h(
      '.message-body',
      {},
      h('span.unseen', {}, `${mine ? '我' : state.title}，${hour(entry.at)}：`),
      drawContent(entry),
      entry.content.truncated ? h('p.mark', {}, '超过 2048 字节，已被平台截断') : null,
      mine ? statusOf(state.callbacks.get(entry.callback)) : null,
    ),
  );
}

/** Under a contact's message: nothing when it arrived, else what became of it. */
function statusOf(callback) {
  if (!callback || callback.state === 'delivered') return null;
  const failed = callback.state === 'failed';
  const text = failed
    ? '机器人没有接收，点此查看回调'
    : callback.attempts.length > 0
      ? `第 ${callback.attempts.length} 次没送到，正在重试…`
      : '';
  if (text === '') return null;
  return h(
    `button.status${failed ? '.failed' : ''}`,
    { type: 'button', 'data-testid': 'status', onclick: () => showCallback(callback.id) },
    text,
  );
}

function drawStatus(callback) {
  const element = log.querySelector(`.mine[data-callback="${callback.id}"] .message-body`);
  if (!element) return;
  element.querySelector('.status')?.remove();
  const status = statusOf(callback);
  if (status) element.append(status);
}

const toEnd = () => log.scrollTo({ top: log.scrollHeight });

let atEnd = true;
log.addEventListener('scroll', () => (atEnd = log.scrollHeight - log.scrollTop - log.clientHeight < 60));
/** Pictures grow after they were drawn, and the keyboard or the tray takes height away. */
log.addEventListener('load', () => atEnd && toEnd(), true);
new ResizeObserver(() => atEnd && toEnd()).observe(log);

function showHome(shown) {
  byId('home-screen').hidden = !shown;
  byId('chat-screen').hidden = shown;
  byId('leave').classList.toggle('gone', shown);
  byId('title').textContent = shown ? '消息' : state.title;
  if (shown) byId('enter').focus();
}

function drawHome() {
  const last = entriesOf(state.current).at(-1);
  document.querySelector('.app-last').textContent = last ? summary(last) : '还没有消息';
  document.querySelector('.app-time').textContent = last ? chatTime(last.at, now()) : '';
}
