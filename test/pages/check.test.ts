import { describe, expect, test } from 'vitest';
import { sampleApplication, sampleEvaluation } from './sample-application.ts';
import { APPLICATION, FIXTURES, pack, type Fixtures, type Sent } from './fixtures.ts';
import { AT, PEOPLE } from './samples.ts';
import { open, usePages } from './scene.ts';

usePages();

const HOME = '/applications/application___________';

/** A server that keeps the answers and asks on as the chat does. */
function keepingAnswers(): Fixtures {
  let fields = { ...APPLICATION.fields };
  let version = APPLICATION.version;
  const facts = () =>
    Object.fromEntries(
      Object.entries(fields)
        .filter(([path]) => path.startsWith('fact.'))
        .map(([path, { value }]) => [path.slice(5), value as string]),
    );
  const application = () => {
    const evaluation = sampleEvaluation(pack, facts());
    return { ...sampleApplication(pack), fields, version, evaluation, verdict: evaluation.verdict };
  };
  return {
    'applications.read': () => application(),
    'applications.change': ({ body }: Sent) => {
      const { changes } = body as { changes: { path: string; value: string; base: number }[] };
      const results = changes.map(({ path, value, base }) => {
        const field = { value, version: base + 1, by: PEOPLE.zhang, at: AT, channel: 'page' as const };
        fields = { ...fields, [path]: field };
        return { path, result: 'saved' as const, field };
      });
      version += 1;
      return { results, application: application() };
    },
  };
}

describe('the check by touch', () => {
  test('asks the most decisive question next, saves each answer, and ends with the verdict', async () => {
    const { page, calls } = await open(`${HOME}/check`, { fixtures: keepingAnswers() });
    const asked: string[] = [];
    for (let round = 0; round < 30; round += 1) {
      await page.locator('h2, .verdict').first().waitFor();
      if (page.url().endsWith('/verdict')) break;
      const title = await page.locator('h2').first().innerText();
      asked.push(title);
      const yes = page.getByRole('radio', { name: '是', exact: true });
      const all = page.getByRole('button', { name: /项都有/ });
      if (await yes.isVisible()) await yes.check();
      else if (await all.isVisible()) await all.click();
      else await page.getByRole('radio').first().check();
      await page.getByRole('button', { name: '下一题' }).click();
      await expect
        .poll(
          async () =>
            page.url().endsWith('/verdict') || (await page.locator('h2').first().innerText()) !== title,
        )
        .toBe(true);
    }
    expect(new Set(asked).size).toBe(asked.length);
    await page.getByText('自查结论').first().waitFor();
    await expect.poll(() => page.locator('.verdict').innerText()).toBe(pack.wording.verdicts.eligible.title);
    expect(calls.filter(({ id }) => id === 'applications.change')).toHaveLength(asked.length);
  });

  test('keeps 不确定 and 都没有 apart from the items of a list', async () => {
    const { page, calls } = await open(`${HOME}/check/agreement.contents`, { fixtures: keepingAnswers() });
    await page.getByRole('checkbox', { name: '技术创新目标' }).check();
    await page.getByRole('checkbox', { name: '都没有' }).check();
    await expect.poll(() => page.getByRole('checkbox', { name: '技术创新目标' }).isChecked()).toBe(false);
    await page.getByRole('checkbox', { name: '任务分工' }).check();
    await expect.poll(() => page.getByRole('checkbox', { name: '都没有' }).isChecked()).toBe(false);
    await page.getByRole('button', { name: '下一题' }).click();
    await expect
      .poll(() => calls.find(({ id }) => id === 'applications.change')?.body)
      .toMatchObject({
        changes: [{ path: 'fact.agreement.contents', value: ['tasks'], base: 0 }],
      });
  });

  test('takes no count that is none', async () => {
    const { page } = await open(`${HOME}/check/members.enterprises`, { fixtures: keepingAnswers() });
    const field = page.getByRole('textbox');
    await field.fill('三四家');
    await page.getByText('请填 0 到 9999 的整数。').waitFor();
    await expect.poll(() => page.getByRole('button', { name: '下一题' }).isDisabled()).toBe(true);
    await field.fill('４');
    await expect.poll(() => page.getByRole('button', { name: '下一题' }).isEnabled()).toBe(true);
  });

  test('shows a colleague’s answer beside one’s own where both answered', async () => {
    const theirs = { value: 5, version: 2, by: PEOPLE.li, at: AT, channel: 'chat' as const };
    const { page } = await open(`${HOME}/check/members.enterprises`, {
      fixtures: {
        'applications.change': {
          results: [{ path: 'fact.members.enterprises', result: 'conflict', field: theirs }],
          application: { ...APPLICATION, version: 13 },
        },
      },
    });
    await page.getByRole('textbox').fill('4');
    await page.getByRole('button', { name: '下一题' }).click();
    await page.getByRole('dialog').getByText('李秘书').waitFor();
    await page.getByRole('button', { name: '用对方的' }).click();
    await expect.poll(() => page.getByRole('textbox').inputValue()).toBe('5');
  });

  test('says why it asks, with the clause to the letter', async () => {
    const { page } = await open(`${HOME}/check/lead.kind`, { fixtures: FIXTURES });
    await page.getByRole('button', { name: '为什么问这个' }).click();
    await page.getByRole('button', { name: /依据：指引第 4.1.1 条/ }).click();
    await page.getByText(pack.clauses.get('4.1.1')!.text).waitFor();
  });
});

describe('the verdict', () => {
  test('is shown rule by rule with its strength, and leads to each answer', async () => {
    const facts = { 'lead.kind': 'university', 'members.enterprises': 2 };
    const { page } = await open(`${HOME}/verdict`, {
      fixtures: { 'applications.read': sampleApplication(pack, { facts }) },
    });
    await page.getByText(pack.wording.verdicts.ineligible.title, { exact: true }).first().waitFor();
    const unmet = page.getByRole('article').filter({ hasText: '牵头单位是科技领军企业' });
    await unmet.getByText('未达到').waitFor();
    await unmet.getByText(pack.wording.strengths.must).waitFor();
    await page.getByText(pack.wording.disclaimer.text).waitFor();
    await unmet.getByRole('link', { name: /牵头单位类型/ }).click();
    await page.getByRole('heading', { name: '牵头单位属于哪一类？' }).waitFor();
  });
});
