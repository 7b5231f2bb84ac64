import { describe, expect, test } from 'vitest';
import { ApiError } from '../../../../miniapp/api/errors.ts';
import { createSaver } from '../../../../miniapp/state/draft/saver.ts';
import { createPhone } from './phone.ts';
import { createTinyServer } from './tiny-server.ts';

const scene = () => {
  const server = createTinyServer();
  return { server, zhang: createPhone('zhang', server), li: createPhone('li', server) };
};
const value = (server: ReturnType<typeof createTinyServer>, path: string) => server.fields.get(path)?.value;

test('what is typed is sent after a pause, once, with its last value', async () => {
  const { server, zhang } = scene();
  for (const typed of ['宝', '宝山', '宝山联']) zhang.saver.set('form.name', typed);
  expect([zhang.saver.state, zhang.wires.length]).toEqual(['waiting', 0]);
  zhang.pass(800);
  expect(zhang.saver.state).toBe('sending');
  await zhang.network('answered');
  expect(server.history.map(({ value }) => value)).toEqual(['宝山联']);
  expect([zhang.saver.state, zhang.kept().size]).toEqual(['idle', 0]);
});

test('leaving the field sends at once', () => {
  const { zhang } = scene();
  zhang.saver.set('form.name', '宝山');
  zhang.saver.flush();
  zhang.pass(0);
  expect(zhang.wires).toHaveLength(1);
});

test('one request is under way at a time; what is typed meanwhile follows on the new version', async () => {
  const { server, zhang } = scene();
  zhang.saver.set('form.name', '一');
  zhang.pass(800);
  zhang.saver.set('form.name', '二');
  zhang.saver.set('form.goals', '目标');
  zhang.pass(5_000);
  expect(zhang.wires).toHaveLength(1);
  await zhang.network('answered');
  zhang.pass(0);
  expect(zhang.wires[0]?.changes).toEqual([
    { path: 'form.name', value: '二', base: 1 },
    { path: 'form.goals', value: '目标', base: 0 },
  ]);
  await zhang.network('answered');
  expect(value(server, 'form.name')).toBe('二');
});

test('a request whose answer was lost is repeated word for word under its key', async () => {
  const { server, zhang } = scene();
  zhang.saver.set('form.name', '一');
  zhang.pass(800);
  const first = { ...zhang.wires[0]! };
  await zhang.network('unheard');
  expect(zhang.saver.state).toBe('offline');
  zhang.saver.set('form.name', '二');
  zhang.saver.again();
  expect([zhang.wires[0]?.key, zhang.wires[0]?.changes]).toEqual([first.key, first.changes]);
  await zhang.settle();
  expect(server.history.map(({ value }) => value)).toEqual(['一', '二']);
});

test('offline, everything stays on the phone and is saved when the network is back, over a closed page', async () => {
  const { server, zhang } = scene();
  zhang.saver.set('form.name', '一');
  zhang.saver.set('form.goals', '目标');
  zhang.pass(800);
  await zhang.network('lost');
  expect([...zhang.kept().keys()]).toEqual(['form.name', 'form.goals']);
  zhang.reopen();
  await zhang.settle();
  expect([value(server, 'form.name'), value(server, 'form.goals'), zhang.kept().size]).toEqual([
    '一',
    '目标',
    0,
  ]);
});

test('one’s own value, saved unheard before the page was closed, is no conflict with what came after it', async () => {
  const { server, zhang } = scene();
  zhang.saver.set('form.name', '一');
  zhang.pass(800);
  zhang.saver.set('form.name', '二');
  await zhang.network('unheard');
  zhang.reopen();
  await zhang.settle();
  expect(value(server, 'form.name')).toBe('二');
});

describe('a colleague who was faster', () => {
  async function contested() {
    const { server, zhang, li } = scene();
    zhang.saver.set('form.name', '张的');
    zhang.saver.set('form.goals', '目标');
    li.saver.set('form.name', '李的');
    li.pass(800);
    await li.network('answered');
    zhang.pass(800);
    await zhang.network('answered');
    return { server, zhang, li };
  }

  test('is shown, and nothing of theirs is overwritten; other fields are saved', async () => {
    const { server, zhang } = await contested();
    expect(zhang.saver.edits.get('form.name')).toMatchObject({
      value: '张的',
      conflict: { theirs: { value: '李的', by: { name: 'li' } } },
    });
    await zhang.settle();
    zhang.pass(60_000);
    expect(zhang.wires).toEqual([]);
    expect([value(server, 'form.name'), value(server, 'form.goals')]).toEqual(['李的', '目标']);
  });

  test('gives way when the person insists', async () => {
    const { server, zhang } = await contested();
    zhang.saver.choose('form.name', 'mine');
    await zhang.settle();
    expect(server.history.map(({ value, by }) => [by, value])).toContainEqual(['zhang', '张的']);
    expect([value(server, 'form.name'), zhang.kept().size]).toEqual(['张的', 0]);
  });

  test('stays when the person agrees', async () => {
    const { server, zhang } = await contested();
    zhang.saver.choose('form.name', 'theirs');
    await zhang.settle();
    expect([value(server, 'form.name'), zhang.saver.known('form.name')?.value]).toEqual(['李的', '李的']);
    expect(zhang.kept().size).toBe(0);
  });

  test('is shown anew where they have moved on while the person was choosing', async () => {
    const { server, zhang, li } = await contested();
    li.saver.set('form.name', '李再改');
    await li.settle();
    zhang.saver.choose('form.name', 'mine');
    await zhang.settle();
    expect(value(server, 'form.name')).toBe('李再改');
    expect(zhang.saver.edits.get('form.name')?.conflict?.theirs?.value).toBe('李再改');
  });

  test('who writes the same is no conflict', async () => {
    const { zhang, li } = scene();
    zhang.saver.set('form.name', '同一个');
    li.saver.set('form.name', '同一个');
    await li.settle();
    await zhang.settle();
    expect([zhang.saver.state, zhang.saver.edits.size]).toEqual(['idle', 0]);
  });
});

test('what the server does not take stays with its reason, and is sent again only when it is changed', async () => {
  const { server, zhang } = scene();
  zhang.saver.set('form.phone', 'bad');
  await zhang.settle();
  expect(zhang.saver.edits.get('form.phone')).toMatchObject({ value: 'bad', refused: '不行。' });
  zhang.saver.set('form.phone', '13800000000');
  await zhang.settle();
  expect(value(server, 'form.phone')).toBe('13800000000');
});

test('a refusal of everything stops it, and forgets nothing', async () => {
  let refuse = true;
  const saver = createSaver({
    send: async (changes) => {
      if (refuse) throw new ApiError('not_permitted', 403, '您没有修改的权限。');
      return changes.map(({ path, value }) => ({
        ...{ path, result: 'saved' as const },
        field: {
          ...{ value, version: 1, by: { id: 'z'.repeat(22), name: '张' } },
          ...{ at: '2026-11-25T06:30:00.000Z', channel: 'page' as const },
        },
      }));
    },
    newKey: () => 'key',
    keep: { all: () => new Map(), put: () => {} },
    after: (_, act) => (act(), () => {}),
    onChange: () => {},
  });
  saver.set('form.name', '一');
  await expect.poll(() => saver.state).toBe('stopped');
  expect([saver.trouble?.message, saver.edits.size]).toEqual(['您没有修改的权限。', 1]);
  refuse = false;
  saver.again();
  await expect.poll(() => saver.state).toBe('idle');
});
