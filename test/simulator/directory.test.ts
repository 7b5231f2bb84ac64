import { expect, test } from 'vitest';
import { call, fetchToken } from './fake-bot.ts';
import { start } from './fixture.ts';

const directory = {
  departments: [{ id: 2, name: '科技创新科', members: ['zhangwei', 'LiNa'] }],
  tags: [{ id: 1, name: '负责人', members: ['LiNa'], departments: [2] }],
};

async function ask(path: string): Promise<unknown> {
  const { simulator } = await start({ directory });
  return call(simulator, `${path}&access_token=${await fetchToken(simulator)}`);
}

test('a department lists its members', async () => {
  expect(await ask('/cgi-bin/user/simplelist?department_id=2&fetch_child=1')).toMatchObject({
    errcode: 0,
    userlist: [
      { userid: 'zhangwei', name: '张伟', department: [2] },
      { userid: 'LiNa', name: '李娜', department: [2] },
    ],
  });
});

test('a tag lists members and departments', async () => {
  expect(await ask('/cgi-bin/tag/get?tagid=1')).toMatchObject({
    errcode: 0,
    userlist: [{ userid: 'LiNa', name: '李娜' }],
    partylist: [2],
  });
});

test.each([
  ['/cgi-bin/user/simplelist?department_id=9', 60003],
  ['/cgi-bin/user/simplelist?department_id=x', 40035],
  ['/cgi-bin/tag/get?tagid=9', 40068],
])('%s is refused as %i', async (path, errcode) => {
  expect(await ask(path)).toMatchObject({ errcode });
});
