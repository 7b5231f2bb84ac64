import { byId, full, h, hour, second } from './dom.js';
import { command, now, on, state } from './store.js';

const FAULTS = [
  ['slow', '接口变慢', '每次调用 3 秒后才回应'],
  ['http_500', '服务器错误', '回应 HTTP 500'],
  ['busy', '系统繁忙', '错误码 -1'],
  ['token_expired', '凭证失效', '错误码 42001，令牌被收回'],
  ['rate_limited', '调用超限', '错误码 45009'],
  ['dropped', '处理后断线', '消息已发出，但机器人收不到结果'],
  ['duplicate_callbacks', '回调重复', '同一回调同时来三次'],
  ['reordered_callbacks', '回调乱序', '后发的回调先到'],
];
const BOUNDS = [
  ['下 1 次', { calls: 1 }],
  ['下 3 次', { calls: 3 }],
  ['60 秒', { durationMs: 60_000 }],
  ['一直', {}],
];
const MINUTE = 60_000;
const MOVES = [
  ['+1 分钟', MINUTE],
  ['+1 小时', 60 * MINUTE],
  ['+1 天', 24 * 60 * MINUTE],
  ['+73 小时', 73 * 60 * MINUTE],
  ['+30 天', 30 * 24 * 60 * MINUTE],
];

const clock = h('p.clock', { 'data-testid': 'clock' });
const offset = h('p.explain', { 'data-testid': 'offset' });
const active = h('ul.active-faults', { 'data-testid': 'active-faults' });
const address = h('input', {
  type: 'url',
  name: 'url',
  required: true,
  'data-testid': 'callback-url',
  placeholder: 'http://127.0.0.1:3000/wecom/callback',
  autocomplete: 'off',
});

/** The panel 故障与时钟, and the clocks elsewhere on the page. */
export function startFaults() {
  byId('panel-faults').append(
    h(
      'section',
      {},
      h('h3', {}, '时钟'),
      clock,
      offset,
      h(
        '.chips',
        {},
        MOVES.map(([label, milliseconds]) =>
          h(
            'button.chip',
            {
              type: 'button',
              'data-testid': 'clock-move',
              onclick: () => command('clock', { milliseconds }),
            },
            label,
          ),
        ),
      ),
    ),
    h('section', {}, h('h3', {}, '故障'), active, h('ul.faults', {}, FAULTS.map(row))),
    h(
      'section',
      {},
      h('h3', {}, '回调地址'),
      connection(),
      h('p.explain', {}, '像管理后台保存时一样先验证：1 秒内原样回显。'),
    ),
  );
  on('all', draw);
  on('settings', draw);
  setInterval(tick, 1000);
}

function row([kind, name, effect]) {
  const bound = h(
    'select',
    { 'aria-label': `${name}持续多久` },
    BOUNDS.map(([label], at) => h('option', { value: at }, label)),
  );
  const start = () => command('faults', { kind, ...BOUNDS[bound.value][1] });
  return h(
    'li',
    {},
    h('.fault-what', {}, h('strong', {}, name), h('span', {}, effect)),
    bound,
    h(
      'button.chip',
      { type: 'button', 'data-testid': `fault-${kind}`, 'aria-label': `打开故障：${name}`, onclick: start },
      '打开',
    ),
  );
}

function connection() {
  return h(
    'form.connect',
    {
      onsubmit: (event) => {
        event.preventDefault();
        void command('connect', { url: address.value });
      },
    },
    h('label', {}, h('span.unseen', {}, '回调地址'), address),
    h('button.chip', { type: 'submit', 'data-testid': 'connect' }, '验证并保存'),
  );
}

function draw() {
  byId('environment').textContent = `corpid ${state.corpId} · agentid ${state.agentId}`;
  if (document.activeElement !== address) address.value = state.callbackUrl ?? '';
  const banner = byId('connection');
  banner.hidden = state.callbackUrl !== null;
  banner.textContent = '机器人还没有连接：启动服务后会自动连上，或在“故障与时钟”里填写回调地址。';
  tick();
}

function tick() {
  const time = now();
  clock.textContent = full(time);
  document.querySelectorAll('[data-clock=short]').forEach((element) => (element.textContent = hour(time)));
  offset.textContent =
    state.offset === 0
      ? '与实际时间一致。往后拨，可以看到令牌到期、卡片过了 72 小时等情形。'
      : `比实际时间快 ${spell(state.offset)}。`;
  state.faults = state.faults.filter(({ until }) => until === null || until > time);
  drawActive();
}

function drawActive() {
  byId('count-faults').textContent = state.faults.length > 0 ? String(state.faults.length) : '';
  const key = JSON.stringify(state.faults);
  if (active.dataset.key === key) return;
  active.dataset.key = key;
  const items = state.faults.map(({ kind, callsLeft, until }) => {
    const left =
      callsLeft !== null ? `还有 ${callsLeft} 次` : until !== null ? `到 ${second(until)}` : '一直';
    return h('li', {}, h('strong', {}, FAULTS.find(([known]) => known === kind)?.[1] ?? kind), ` ${left}`);
  });
  const clear = h(
    'li',
    {},
    h(
      'button.chip',
      { type: 'button', 'data-testid': 'clear-faults', onclick: () => command('faults/clear', {}) },
      '全部关闭',
    ),
  );
  active.replaceChildren(...items, ...(items.length > 0 ? [clear] : []));
}

function spell(milliseconds) {
  const minutes = Math.round(milliseconds / MINUTE);
  const parts = [
    [Math.floor(minutes / 1440), '天'],
    [Math.floor(minutes / 60) % 24, '小时'],
    [minutes % 60, '分钟'],
  ];
  return (
    parts
      .filter(([count]) => count > 0)
      .map(([count, unit]) => `${count} ${unit}`)
      .join(' ') || '不到 1 分钟'
  );
}
