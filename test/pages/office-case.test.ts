import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { expectAccessible } from './axe.ts';
import { Problem, type Fixtures } from './fixtures.ts';
import { CASE, proposed } from './office-fixtures.ts';
import { SMALL_DESK } from './phones.ts';
import { OFFICERS, review } from './sample-cases.ts';
import { AT, idOf } from './samples.ts';
import { openDesk, usePages, type Opening, type Scene } from './scene.ts';
import { tabTo } from './tab-to.ts';

usePages();

const ADDRESS = `/review/cases/${CASE.id}`;
const [agreement, , proposal] = CASE.documents;

async function openCase(opening: Opening = {}, tail = ''): Promise<Scene> {
  const scene = await openDesk(`${ADDRESS}${tail}`, opening);
  await scene.page.getByRole('tablist').waitFor();
  return scene;
}
const sent = ({ calls }: Scene, id: string) => calls.filter((call) => call.id === id).map(({ body }) => body);
const bodyOf = (scene: Scene, id: string) => expect.poll(() => sent(scene, id).at(-1));
const dialog = (page: Page, name: RegExp) => page.getByRole('dialog', { name });

describe('everything that a case shows is accessible', () => {
  test('its papers, the old file beside the new one, and its facts', async () => {
    const { page } = await openCase();
    await page.locator('[data-drawn]').first().waitFor();
    await page.getByRole('region', { name: `上一次：${agreement!.files[1]!.name}` }).waitFor();
    await page.getByText('写在第七章第二节，标题用词不同。').waitFor();
    await expectAccessible(page);
    await page.keyboard.press('2');
    await page.getByRole('heading', { name: '自查结论' }).waitFor();
    await page.keyboard.press('v');
    await expectAccessible(page);
  });

  test('on a narrow desk, with notes, history and what was decided', async () => {
    const { page } = await openCase({ context: { viewport: SMALL_DESK } });
    for (const [key, heading] of [
      ['3', '补正通知'],
      ['4', '内部备注'],
      ['5', '经过'],
    ] as const) {
      await page.keyboard.press(key);
      await page.getByRole('heading', { name: heading, level: 2 }).waitFor();
      await expectAccessible(page);
    }
  });

  test('and so are its questions', async () => {
    const { page } = await openCase();
    for (const [key, name] of [
      ['c', /一次性补正通知/],
      ['y', /提议同意备案/],
      ['d', /提议不予备案/],
    ] as const) {
      await page.keyboard.press(key);
      await dialog(page, name).waitFor();
      await expectAccessible(page);
      await page.keyboard.press('Escape');
      await dialog(page, name).waitFor({ state: 'detached' });
    }
  });
});

describe('reading paper by paper', () => {
  test('after a correction shows what changed alone, until one asks for all', async () => {
    const { page } = await openCase();
    const items = page.getByRole('navigation', { name: '材料清单' }).getByRole('button');
    await expect.poll(() => items.count()).toBe(1);
    await page.getByRole('checkbox', { name: /只看和第 1 次提交相比的变化/ }).uncheck();
    await expect.poll(() => items.count()).toBe(CASE.documents.length);
    await page.getByRole('tab', { name: '情况和成员' }).click();
    await page.getByRole('rowheader', { name: '联合体名称' }).waitFor();
    await page.getByRole('checkbox', { name: /只看和第 1 次/ }).check();
    await page.getByText('上一次：突破核心算法。').waitFor();
    await expect.poll(() => page.getByRole('rowheader', { name: '联合体名称' }).count()).toBe(0);
  });

  test('a key accepts one against the review that was seen, and leads to the next', async () => {
    const scene = await openCase();
    const { page } = scene;
    await page.keyboard.press('v');
    await page.keyboard.press('a');
    await bodyOf(scene, 'office_cases.review_document').toMatchObject({
      ...{ submission: CASE.submission.id, base: 0, decision: 'accepted' },
    });
    await page.getByRole('heading', { name: proposal!.title, level: 2 }).waitFor();
    await page.getByText('在线检测是钢铁和装备产业升级的关键环节。').waitFor();
  });

  test('a return needs a reason, outlives the page, and is gathered into the one notice', async () => {
    const scene = await openCase();
    const { page } = scene;
    await page.keyboard.press('x');
    const form = page.getByRole('form', { name: /退回/ });
    const button = form.getByRole('button', { name: '退回这一项' });
    await expect.poll(() => button.isDisabled()).toBe(true);
    await form.getByRole('checkbox', { name: '缺少盖章' }).check();
    await form.getByRole('textbox').fill('第 8 页缺成员单位的章。');
    await page.reload();
    await page.getByRole('tablist').waitFor();
    await page.keyboard.press('x');
    await expect.poll(() => form.getByRole('textbox').inputValue()).toBe('第 8 页缺成员单位的章。');
    await button.click();
    await bodyOf(scene, 'office_cases.review_document').toMatchObject({
      ...{ decision: 'returned', reasons: ['缺少盖章'], words: '第 8 页缺成员单位的章。' },
    });
    await page.getByRole('button', { name: /补正通知（1）/ }).click();
    const notice = dialog(page, /一次性补正通知/);
    await notice.getByText('缺少盖章；第 8 页缺成员单位的章。').waitFor();
    await notice.getByText(/还有 \d+ 项材料没有看/).waitFor();
    await notice.getByRole('button', { name: /加一条/ }).click();
    await notice.getByRole('combobox', { name: '关于' }).selectOption({ label: '成员名单' });
    await notice.getByRole('textbox', { name: '要改成什么样' }).fill('补上第三家企业。');
    await notice.getByRole('button', { name: '加进通知' }).click();
    await notice.getByRole('button', { name: '发出通知（2 条）' }).click();
    await notice.waitFor({ state: 'detached' });
    expect(sent(scene, 'office_cases.correct')).toEqual([
      {
        ...{ base: CASE.caseVersion + 1, dueOn: CASE.correctionDue },
        items: [{ subject: 'members', id: null, words: '补上第三家企业。', reasons: [] }],
      },
    ]);
  });
});

describe('two officers at once', () => {
  test('whoever is late is told what happened, keeps what was written, and may try again', async () => {
    const scene = await openCase({
      fixtures: { 'office_cases.decide': new Problem(409, 'case_changed', '这份申报刚刚有了新的变化。') },
      expected: /409/,
    });
    const { page, answer } = scene;
    await page.keyboard.press('d');
    const refusal = dialog(page, /提议不予备案/);
    await refusal.getByRole('checkbox').first().check();
    await refusal.getByRole('textbox').fill('牵头单位不是科技领军企业。');
    const note = { id: idOf('new-note'), by: OFFICERS.lin, at: AT, text: '先别办，等我看一眼' };
    answer({
      'office_cases.read': { ...CASE, caseVersion: 15, notes: [note, ...CASE.notes] },
      'office_cases.decide': new Problem(409, 'case_changed', '这份申报刚刚有了新的变化。'),
    });
    await refusal.getByRole('button', { name: '提议不予备案' }).click();
    const told = dialog(page, /同事先办了一步/);
    await told.getByText('林科长 写了备注：先别办，等我看一眼').waitFor();
    await expectAccessible(page);
    answer({ 'office_cases.decide': proposed('refuse') });
    await told.getByRole('button', { name: '看最新情况' }).click();
    await told.waitFor({ state: 'detached' });
    await expect.poll(() => refusal.count()).toBe(0);
    await page.keyboard.press('d');
    await expect.poll(() => refusal.getByRole('textbox').inputValue()).toBe('牵头单位不是科技领军企业。');
    await refusal.getByRole('button', { name: '提议不予备案' }).click();
    await page.getByText('已提议，等另一位同事复核。').waitFor();
    expect(sent(scene, 'office_cases.decide')).toMatchObject([{ base: 14 }, { base: 15 }]);
  });

  test('who judged the same paper are shown both, and neither overwrites the other unseen', async () => {
    const theirs = {
      ...review('returned'),
      by: OFFICERS.zhao,
      words: '印章不清楚',
      version: 3,
      carried: false,
    };
    const scene = await openCase({
      fixtures: {
        'office_cases.review_document': new Problem(409, 'review_changed', '同事刚刚也给了意见。', {
          theirs,
        }),
      },
      expected: /409/,
    });
    const { page, answer } = scene;
    await page.keyboard.press('a');
    const both = dialog(page, /同事刚刚也给了意见/);
    await both.getByText('印章不清楚').waitFor();
    await expectAccessible(page);
    answer({ 'office_cases.review_document': CASE });
    await both.getByRole('button', { name: '改成我的' }).click();
    await bodyOf(scene, 'office_cases.review_document').toMatchObject({ base: 3, decision: 'accepted' });
  });

  test('a note that did not arrive stays where it was written', async () => {
    const away = new Problem(500, 'internal', '服务暂时不可用，请稍后再试。');
    const scene = await openCase({ fixtures: { 'office_cases.note': away }, expected: /500/ }, '?tab=notes');
    const { page, answer } = scene;
    const box = page.getByRole('textbox', { name: '写一条备注' });
    await box.fill('成员名单和协议对不上');
    await page.getByRole('button', { name: '记下' }).click();
    await page.getByText('服务暂时不可用').waitFor();
    await expect.poll(() => box.inputValue()).toBe('成员名单和协议对不上');
    answer({ 'office_cases.note': CASE });
    await box.press('Control+Enter');
    await expect.poll(() => box.inputValue()).toBe('');
  });
});

describe('a decision', () => {
  const reading = (read: Fixtures['office_cases.read']) => ({ fixtures: { 'office_cases.read': read! } });

  test('that a colleague proposed is confirmed after one more question', async () => {
    const waiting = proposed('approve', OFFICERS.zhao, ['note', 'confirm_decision', 'decline_decision']);
    const scene = await openCase(reading(waiting));
    const { page } = scene;
    await page.getByText('赵经办 11/25 14:30 提议：同意备案').waitFor();
    await page.getByRole('button', { name: '同意提议' }).click();
    await dialog(page, /确认“同意备案”/)
      .getByRole('button', { name: '确认同意备案' })
      .click();
    await page.getByText('已生效：同意备案。').waitFor();
    expect(sent(scene, 'office_cases.confirm')).toEqual([{ base: waiting.caseVersion }]);
  });

  test('of one’s own can be taken back and not confirmed', async () => {
    const { page } = await openCase(reading(proposed('refuse')));
    await page.getByRole('button', { name: '撤回提议' }).waitFor();
    await expect.poll(() => page.getByRole('button', { name: '同意提议' }).count()).toBe(0);
  });

  test('to approve is not open while a paper is returned', async () => {
    const documents = [{ ...agreement!, review: review('returned') }, ...CASE.documents.slice(1)];
    const { page } = await openCase(reading({ ...CASE, documents }));
    await page.keyboard.press('y');
    const approval = dialog(page, /提议同意备案/);
    await approval.getByText(/记为退回/).waitFor();
    await expect.poll(() => approval.getByRole('button', { name: '提议同意备案' }).isDisabled()).toBe(true);
  });

  test('is nothing for those who only look', async () => {
    const { page } = await openCase(reading({ ...CASE, actions: [] }));
    for (const key of ['y', 'd', 'c', 'a', 'x']) await page.keyboard.press(key);
    await expect.poll(() => page.getByRole('dialog').count()).toBe(0);
    await expect
      .poll(() => page.getByRole('button', { name: /接受|退回|同意备案|不予备案|补正/ }).count())
      .toBe(0);
  });
});

test('without a pointer and without shortcuts, one reads, returns and comes back', async () => {
  const scene = await openCase();
  const { page } = scene;
  await page.getByRole('button', { name: '退回' }).waitFor();
  await tabTo(page, 'button', /^退回/);
  await page.keyboard.press('Enter');
  await page.keyboard.press('Space');
  await tabTo(page, 'button', /退回这一项/);
  await page.keyboard.press('Enter');
  await bodyOf(scene, 'office_cases.review_document').toMatchObject({ reasons: [CASE.returnReasons[0]] });
  await tabTo(page, 'tab', /材料/);
  await page.keyboard.press('ArrowRight');
  await page.getByRole('heading', { name: '自查结论' }).waitFor();
});
