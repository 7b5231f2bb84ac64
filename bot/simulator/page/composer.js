import { byId, h, icon, toast } from './dom.js';
import { asPlayed, command, contact, on, sendMessage, state } from './store.js';

const field = byId('composer');
let speaking = false;

/** What a contact can do under the chat: type, speak, send pictures and the like, use the menu. */
export function startComposer() {
  on('all', draw);
  on('contacts', drawTray);
  on('current', drawTray);
  field.addEventListener('input', grow);
  field.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    byId('inputbar').requestSubmit();
  });
  byId('inputbar').addEventListener('submit', (event) => {
    event.preventDefault();
    void submit();
  });
  byId('voice-toggle').addEventListener('click', () => speak(!speaking));
  byId('menu-toggle').addEventListener('click', () => showMenu(true));
  byId('tray-toggle').addEventListener('click', () => showTray(byId('tray').hidden));
  byId('picture').addEventListener('click', () => byId('picture-input').click());
  byId('picture-input').addEventListener('change', () => void sendPicture());
}

async function submit() {
  const text = field.value.trim();
  if (text === '') return;
  const message = speaking ? { type: 'voice', recognition: text } : { type: 'text', text };
  field.value = '';
  grow();
  if (!(await sendMessage(message))) {
    field.value = text;
    grow();
  }
}

function grow() {
  field.style.height = 'auto';
  field.style.height = `${Math.min(field.scrollHeight, 120)}px`;
  const empty = field.value.trim() === '';
  byId('send').hidden = empty;
  byId('tray-toggle').hidden = !empty;
  byId('picture').hidden = !empty;
}

/** A voice message carries what was said, transcribed: here one types it. */
function speak(on) {
  speaking = on;
  const toggle = byId('voice-toggle');
  toggle.setAttribute('aria-pressed', String(on));
  toggle.setAttribute('aria-label', on ? '切换到文字' : '切换到语音');
  toggle.replaceChildren(icon(on ? 'keyboard' : 'voice'));
  field.placeholder = on ? '写下语音里说的话' : '发消息';
  field.setAttribute('aria-label', on ? '语音里说的话，回车作为语音发送' : '输入消息，回车发送');
  byId('send').textContent = on ? '发语音' : '发送';
  byId('inputbar').classList.toggle('speaking', on);
  field.focus();
}

async function sendPicture() {
  const input = byId('picture-input');
  const [file] = input.files;
  if (!file) return;
  input.value = '';
  if (!['image/png', 'image/jpeg'].includes(file.type)) return toast('只能发 JPG 或 PNG 图片，请换一张。');
  const stored = await command('media', file, file.type);
  if (stored) await sendMessage({ type: 'image', mediaId: stored.mediaId });
}

function draw() {
  byId('menu-toggle').hidden = state.menu.length === 0;
  drawMenu();
  drawTray();
}

function drawMenu() {
  const back = h(
    'button.icon',
    {
      type: 'button',
      'aria-label': '切换到输入',
      'data-testid': 'input-toggle',
      onclick: () => showMenu(false),
    },
    icon('keyboard'),
  );
  const buttons = state.menu.map(({ name, key, url }) =>
    h(
      'button',
      {
        type: 'button',
        'data-testid': 'menu-button',
        onclick: () => {
          if (url) window.open(asPlayed(url), '_blank', 'noreferrer');
          return sendMessage(url ? { type: 'view', url } : { type: 'click', key });
        },
      },
      name,
    ),
  );
  byId('menubar').replaceChildren(back, ...buttons);
}

function showMenu(shown) {
  byId('menubar').hidden = !shown;
  byId('inputbar').hidden = shown;
  showTray(false);
  (shown ? byId('menubar').querySelector('button') : field).focus();
}

function showTray(shown) {
  byId('tray').hidden = !shown;
  byId('tray-toggle').setAttribute('aria-expanded', String(shown));
}

function drawTray() {
  const inScope = contact()?.inScope ?? true;
  const tiles = [
    ['picture', '图片', () => byId('picture-input').click()],
    ['video', '视频', () => sendMessage({ type: 'video' })],
    [
      'place',
      '位置',
      () =>
        sendMessage({
          type: 'location',
          latitude: 31.4053,
          longitude: 121.4894,
          label: '上海市宝山区友谊路街道',
        }),
    ],
    [
      'link',
      '链接',
      () =>
        sendMessage({
          type: 'link',
          title: '上海市宝山区人民政府',
          description: '',
          url: 'https://www.shbsq.gov.cn',
        }),
    ],
    ['enter', '进入应用', () => sendMessage({ type: 'enter_agent' })],
    [
      'person-out',
      inScope ? '移出范围' : '加回范围',
      () => sendMessage({ type: inScope ? 'unsubscribe' : 'subscribe' }),
    ],
  ];
  byId('tray').replaceChildren(
    ...tiles.map(([name, label, act]) => {
      const press = () => {
        showTray(false);
        void act();
      };
      return h(
        'button.tile',
        { type: 'button', 'data-testid': `tile-${name}`, onclick: press },
        h('span.tile-icon', {}, icon(name)),
        label,
      );
    }),
  );
}
