import { byId, h, second } from './dom.js';
import { on, state } from './store.js';

const NAMES = {
  truncated: '超长截断',
  dropped: '超频丢弃',
  unknown_field: '多余字段',
  long_text: '文字过长',
  bad_reply: '被动回复无效',
  debug_call: '调试参数',
  suppressed: '重复请求',
};

/** What the platform lets pass without a word and an engineer should know of. */
export function startProblems() {
  on('all', draw);
  on('problem', draw);
}

function draw() {
  const { problems } = state;
  byId('count-problems').textContent = problems.length > 0 ? String(problems.length) : '';
  byId('panel-problems').replaceChildren(
    h('p.explain', {}, '平台不报错、但会悄悄截断、丢弃或忽略的东西。真实环境里没有人会告诉你。'),
    problems.length === 0
      ? h('p.nothing', {}, '目前没有。')
      : h(
          'ul.problems',
          {},
          problems
            .slice(-100)
            .reverse()
            .map(({ kind, at, detail }) =>
              h(
                'li',
                { 'data-testid': 'problem' },
                h('span.pill.bad', {}, NAMES[kind] ?? kind),
                h('span.problem-time', {}, second(at)),
                h('p', {}, detail),
              ),
            ),
        ),
  );
}
