import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import type { Simulator } from '../../bot/simulator/index.ts';
import { baoshan } from '../support/packs.ts';
import { DESK, openPage, PHONE, useBrowser } from './chat-page-scene.ts';
import { agreement, button, handIn, HEADINGS, link, saved, upload } from './hand-in.ts';
import { dayAfter, moveTo, openCase, returnDocument, signIn } from './office-desk.ts';
import { createPhone } from './phone.ts';
import { startProgram } from './program.ts';

useBrowser();

const TITLE = '示例创新联合体名称';
/** So near that the guideline is still in force when the filing is to be renewed. */
const VALID_UNTIL = '2027-11-30';
const AGREEMENT = '《创新联合体组建协议》';

/** What the office wants mended is told in chat, and a tap there leads to the very paper. */
async function mend(chat: Page): Promise<Page> {
  const told = chat.getByTestId('message-in').filter({ hasText: '申报材料需要补正' }).last();
  const opened = chat.context().waitForEvent('page');
  await told.getByText(AGREEMENT, { exact: true }).last().click();
  const page = await opened;
  await page.getByText('第 2 页缺成员单位的签章。').waitFor();
  await button(page, /替换/).first().click();
  await upload(page, 'files', [{ name: '组建协议（盖章）.docx', buffer: await agreement(HEADINGS) }]);
  await page.getByText('历史版本 2 个').waitFor();
  await link(page, '看全部要补正的地方').click();
  await page.getByText('已修改').waitFor();
  await link(page, '检查并重新提交').click();
  await page.getByText('可以提交').waitFor();
  await button(page, /提交/).first().click();
  await page.getByRole('dialog').getByRole('button', { name: /提交/ }).click();
  await page.waitForURL('**/submissions/*');
  return page;
}

/** One officer returns a paper and proposes to approve what comes back; another consents. */
async function review(reviewer: Page, lead: Page, chat: Page, address: string): Promise<void> {
  await signIn(reviewer, new URL('/review', address).href, 'chen');
  await openCase(reviewer, TITLE);
  await button(reviewer, /^受理/).click();
  await returnDocument(reviewer, AGREEMENT, '第 2 页缺成员单位的签章。');
  await button(reviewer, /^补正通知/).click();
  await button(reviewer, '发出通知（1 条）').click();
  await reviewer.getByText('等申报单位补正').waitFor();
  await mend(chat);
  await reviewer.goto(address);
  await reviewer.getByLabel('只看和第 1 次提交相比的变化').waitFor();
  await button(reviewer, '接受').first().click();
  await reviewer.getByText('已接受').first().waitFor();
  await button(reviewer, /^同意备案/).click();
  await button(reviewer, '提议同意备案').click();
  await button(reviewer, '撤回提议').waitFor();

  await signIn(lead, address, 'lin');
  await button(lead, '同意提议').click();
  await lead.getByRole('dialog').getByRole('button').last().click();
  await lead.getByRole('tab', { name: '公示和备案' }).waitFor();
}

/** Published, objected to by somebody passing by, answered, and filed when the days are over. */
async function file(lead: Page, passerBy: Page, simulator: Simulator, address: string): Promise<void> {
  const tab = lead.getByRole('tab', { name: '公示和备案' });
  await tab.click();
  await button(lead, '开始公示').click();
  await lead.getByRole('dialog').getByRole('button').last().click();
  await lead.getByText('公示中').first().waitFor();

  await passerBy.context().clearCookies();
  await passerBy.goto(new URL('/notices', address).href);
  await link(passerBy, /查看公示，提出异议/).click();
  await link(passerBy, /提出异议/)
    .first()
    .click();
  await passerBy.getByLabel('事实和理由').fill('其中一家成员单位已经注销，工商登记可以查到。');
  await passerBy
    .getByLabel(/姓名|您的/)
    .first()
    .fill('吴先生');
  await passerBy.getByLabel('电话').fill('13900001111');
  await passerBy.getByLabel('通讯地址').fill('上海市宝山区友谊路 1 号');
  await passerBy.getByRole('checkbox').check();
  await button(passerBy, '提交异议').click();
  await passerBy.getByText(/^YY-\d{8}-\d{4}-\d$/).waitFor();

  await lead.reload();
  await tab.click();
  await expect.poll(() => button(lead, '予以备案').count()).toBe(0);
  await lead.getByLabel('核实情况和答复').fill('经核实，该单位在业，登记状态正常，已答复异议人。');
  await button(lead, '异议不成立').click();
  await lead.getByRole('dialog').getByRole('button').last().click();
  await lead.getByText('经核实，该单位在业').waitFor();

  moveTo(simulator, dayAfter(simulator, 8));
  await signIn(lead, address, 'lin');
  await tab.click();
  await lead.getByLabel('有效期至').fill(VALID_UNTIL);
  await button(lead, '予以备案').click();
  await lead.getByRole('dialog').getByRole('button').last().click();
  await lead.getByText('备案有效').first().waitFor();
  const certificate = lead.waitForEvent('download');
  await lead.getByText('备案证明（PDF）').click();
  expect((await certificate).suggestedFilename()).toMatch(/\.pdf$/);
  const verify = await link(lead, /打开公开核验页面/).getAttribute('href');
  await passerBy.goto(new URL(verify!, address).href);
  await passerBy.getByText('这项备案真实有效').waitFor();
}

const ANNUAL = baoshan.annual!;

/** Told in chat that the report is due, the applicant fills it in and hands it in; the office accepts and evaluates it. */
async function reportYear(
  { chat, applicant, reviewer }: Record<'chat' | 'applicant' | 'reviewer', Page>,
  simulator: Simulator,
  address: string,
): Promise<void> {
  moveTo(simulator, '2027-01-04');
  const told = chat.getByTestId('message-in').filter({ hasText: '2026年度运行情况' });
  await expect.poll(() => told.count(), { timeout: 60_000 }).toBeGreaterThan(0);
  await signIn(applicant, address.replace('/review/cases/', '/applications/'), 'zhang');
  await link(applicant, '填写年度报告').click();
  await applicant.waitForURL('**/annual/*');
  const report = new URL(applicant.url()).pathname;
  for (const section of ANNUAL.sections) {
    await applicant.goto(new URL(`${report}/sections/${section.id}`, address).href);
    for (const { label, type, required } of section.fields) {
      if (!required) continue;
      const field = applicant.getByLabel(label).first();
      await field.fill(type === 'text' ? `${label}：按计划推进，没有异常。` : '3');
    }
    await applicant.getByRole('heading', { level: 1 }).click();
    await saved(applicant);
  }
  await applicant.goto(new URL(report, address).href);
  await button(applicant, '报送').click();
  await applicant.getByRole('dialog').getByRole('button', { name: '报送' }).click();
  await applicant.getByText('年度报告回执').waitFor();

  await signIn(reviewer, new URL('/review/annual', address).href, 'chen');
  await link(reviewer, TITLE).first().click();
  await button(reviewer, /^领取，开始审核/).click();
  await button(reviewer, /^审核通过/).click();
  await reviewer.getByRole('dialog').getByRole('button').last().click();
  for (const { title } of ANNUAL.evaluation.aspects)
    await reviewer.getByRole('textbox', { name: `${title} 分` }).fill('88');
  await button(reviewer, '发送评估结果').click();
  await reviewer.getByRole('dialog').getByRole('button').last().click();
  const outcome = chat.getByTestId('message-in').filter({ hasText: '绩效评估有结果了' });
  await expect.poll(() => outcome.count(), { timeout: 60_000 }).toBeGreaterThan(0);
}

/** A member more, asked for by the applicant and granted by the office. */
async function changeMembers(applicant: Page, reviewer: Page, address: string): Promise<void> {
  const home = address.replace('/review/cases/', '/applications/');
  await applicant.goto(`${home}/roster/change`);
  await applicant.getByRole('radio').first().check();
  await applicant.getByLabel('单位名称').fill('上海丁材料有限公司');
  await applicant.getByRole('radio', { name: '企业' }).check();
  await applicant.getByLabel('统一社会信用代码').fill('91310113MA1GK0014Y');
  await applicant.getByLabel('理由').fill('承担新材料的配套研发。');
  await button(applicant, '提交申请').click();
  await applicant.waitForURL('**/roster');
  await reviewer.goto(address);
  await reviewer.getByRole('tab', { name: '变更和支持' }).click();
  await button(reviewer, '同意变更').click();
  await reviewer.getByRole('dialog').getByRole('button').last().click();
  await reviewer.getByText('现有 6 家').waitFor();
}

/** Near the end of its validity the filing is renewed: a new application with the old one's data. */
async function renew(applicant: Page, simulator: Simulator, address: string): Promise<void> {
  const home = address.replace('/review/cases/', '/applications/');
  moveTo(simulator, '2027-09-06');
  await signIn(applicant, `${home}/renewal`, 'zhang');
  await button(applicant, '开始重新申请').click();
  await applicant.waitForURL(
    (url) => /^\/applications\/[\w-]{22}$/.test(url.pathname) && !home.endsWith(url.pathname),
  );
  await applicant.getByText('待提交').or(applicant.getByText('准备中')).first().waitFor();
  await applicant.goto(`${applicant.url()}/members`);
  await applicant.getByText('上海丁材料有限公司').first().waitFor();
}

test('from handing in to a filing, its report, a change of members and a renewal', async () => {
  const simulator = await startProgram(baoshan);
  // A working morning, whenever the test is run: notices keep office hours.
  moveTo(simulator, '2026-11-30', '09:10');
  const chat = await openPage(simulator.chatUrl, PHONE);
  const { page, home } = await handIn(chat, createPhone(chat, simulator));
  const address = new URL(`/review/cases/${home.split('/').at(-1)}`, page.url()).href;
  const [reviewer, lead] = [await openPage(simulator.chatUrl, DESK), await openPage(simulator.chatUrl, DESK)];
  await review(reviewer, lead, chat, address);
  const passerBy = await openPage(simulator.chatUrl, PHONE);
  await file(lead, passerBy, simulator, address);
  const applicant = await openPage(simulator.chatUrl, PHONE);
  await reportYear({ chat, applicant, reviewer }, simulator, address);
  await changeMembers(applicant, reviewer, address);
  await renew(applicant, simulator, address);
}, 420_000);
