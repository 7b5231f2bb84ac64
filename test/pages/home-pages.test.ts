import { describe, expect, test } from 'vitest';
import { expectAccessibleInBothLooks } from './axe.ts';
import { APPLICATION, FIXTURES, Problem, SESSION, type Fixtures } from './fixtures.ts';
import { idOf } from './samples.ts';
import { open, usePages } from './scene.ts';

usePages();

const HOME = '/applications/application___________';
const TOKEN = '0123456789012345678901234567890123456789012';
const NEWCOMER: Fixtures = {
  'applications.list': { items: [], next: null },
  'organisations.list': { items: [] },
};

describe('in a light and in a dark, large look', () => {
  test.each<[string, Fixtures]>([
    ['/', FIXTURES],
    ['/', NEWCOMER],
    ['/organisations/new', FIXTURES],
    [`/organisations/${idOf('organisation')}`, FIXTURES],
    [`/join/${TOKEN}`, FIXTURES],
    [`${HOME}/check`, FIXTURES],
    [`${HOME}/check/agreement.contents`, FIXTURES],
    [`${HOME}/answers`, FIXTURES],
    [`${HOME}/verdict`, FIXTURES],
    ['/go/papers', NEWCOMER],
  ])('%s is accessible and fits', async (path, fixtures) => {
    const { page } = await open(path, { fixtures, look: { theme: 'light' } });
    await page.waitForLoadState('networkidle');
    await expectAccessibleInBothLooks(page);
  });
});

describe('a newcomer', () => {
  test('founds the organisation, comparing a doubtful code once more, and begins', async () => {
    let confirmed = false;
    const { page, calls, answer } = await open('/', {
      fixtures: {
        ...NEWCOMER,
        'organisations.found': ({ body }) => {
          confirmed = (body as { confirmCode: boolean }).confirmCode;
          if (!confirmed) return new Problem(422, 'code_unconfirmed', '没有通过校验。');
          answer({ 'organisations.list': FIXTURES['organisations.list']! });
          return FIXTURES['organisations.found'] as Exclude<
            (typeof FIXTURES)['organisations.found'],
            undefined | ((...all: never[]) => unknown)
          >;
        },
      },
      expected: /422/,
    });
    await page.getByRole('link', { name: '登记单位' }).click();
    await page.getByLabel('单位全称').fill('宝山联测科技有限公司');
    await page.getByLabel('统一社会信用代码').fill('９１３１０１１３ma1gk00241');
    await page.getByRole('button', { name: '登记' }).click();
    await page.getByRole('button', { name: '核对过了，就是这个' }).click();
    await page.getByRole('button', { name: '开始申报' }).click();
    await page.waitForURL(`**${HOME}`);
    expect(confirmed).toBe(true);
    expect(calls.filter(({ id }) => id === 'applications.create')).toHaveLength(1);
  });

  test('is told to mend a code that is none before anything is sent', async () => {
    const { page, calls } = await open('/organisations/new');
    await page.getByLabel('单位全称').fill('宝山联测科技有限公司');
    await page.getByLabel('统一社会信用代码').fill('12345');
    await page.getByRole('button', { name: '登记' }).click();
    await page.getByText('统一社会信用代码是 18 位数字和大写字母').waitFor();
    expect(calls.map(({ id }) => id)).not.toContain('organisations.found');
  });
});

describe('colleagues', () => {
  test('join by a link that someone present confirms', async () => {
    const { page, answer } = await open(`/join/${TOKEN}`);
    answer({
      'invitations.read': { ...(FIXTURES['invitations.read'] as object), state: 'waiting' } as never,
    });
    await page.getByRole('button', { name: '申请加入' }).click();
    await page.getByText('等同事确认').waitFor();
    answer({ 'invitations.read': { ...(FIXTURES['invitations.read'] as object), state: 'joined' } as never });
    await page.getByRole('button', { name: '看看确认了没有' }).click();
    await page.getByText('已经加入').waitFor();
  });

  test('are confirmed, given another role and removed', async () => {
    const { page, calls } = await open(`/organisations/${idOf('organisation')}`);
    await page.getByRole('button', { name: '确认是同事' }).click();
    await expect
      .poll(() => calls.find(({ id }) => id === 'requests.decide')?.body)
      .toEqual({ decision: 'confirm' });
    await page.getByRole('button', { name: /李秘书/ }).click();
    await page.getByRole('dialog').getByRole('radio', { name: /只看/ }).click();
    await expect
      .poll(() => calls.find(({ id }) => id === 'colleagues.changeRole')?.body)
      .toEqual({ role: 'viewer' });
    await page.getByRole('button', { name: /李秘书/ }).click();
    await page.getByRole('button', { name: '移除' }).click();
    await page
      .getByRole('dialog', { name: /移除李秘书/ })
      .getByRole('button', { name: '移除' })
      .click();
    await expect.poll(() => calls.some(({ id }) => id === 'colleagues.remove')).toBe(true);
  });
});

describe('a link of the chat', () => {
  test('leads to the very item of the application that is being prepared', async () => {
    const { page } = await open('/go/papers/agreement');
    await page.waitForURL(`**${HOME}/papers/agreement`);
  });

  test('lets people with several applications choose', async () => {
    const list = FIXTURES['applications.list'] as { items: (typeof APPLICATION)[]; next: null };
    const other = { ...list.items[0]!, id: idOf('other'), title: '另一个联合体' };
    const { page } = await open('/go/status', {
      fixtures: {
        'applications.list': { items: [list.items[0]!, other], next: null },
        'session.read': { ...SESSION, contact: { ...SESSION.contact!, activeApplication: null } },
      },
    });
    await page.getByRole('link', { name: '另一个联合体' }).waitFor();
  });
});
