import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import type { Simulator } from '../../bot/simulator/index.ts';
import { baoshan } from '../support/packs.ts';
import { DESK, openPage, PHONE, useBrowser } from './chat-page-scene.ts';
import { agreement, button, handIn, HEADINGS, link, upload } from './hand-in.ts';
import { dayAfter, moveTo, openCase, returnDocument, signIn } from './office-desk.ts';
import { createPhone } from './phone.ts';
import { startProgram } from './program.ts';

useBrowser();

const TITLE = '示例创新联合体名称';
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
async function file(lead: Page, passerBy: Page, simulator: Simulator, address: string): Promise<string> {
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
  expect(await button(lead, '予以备案').count()).toBe(0);
  await lead.getByLabel('核实情况和答复').fill('经核实，该单位在业，登记状态正常，已答复异议人。');
  await button(lead, '异议不成立').click();
  await lead.getByRole('dialog').getByRole('button').last().click();
  await lead.getByText('经核实，该单位在业').waitFor();

  moveTo(simulator, dayAfter(simulator, 8));
  await signIn(lead, address, 'lin');
  await tab.click();
  await button(lead, '予以备案').click();
  await lead.getByRole('dialog').getByRole('button').last().click();
  await lead.getByText('备案有效').first().waitFor();
  const certificate = lead.waitForEvent('download');
  await lead.getByText('备案证明（PDF）').click();
  expect((await certificate).suggestedFilename()).toMatch(/\.pdf$/);
  const verify = await link(lead, /打开公开核验页面/).getAttribute('href');
  await passerBy.goto(new URL(verify!, address).href);
  await passerBy.getByText('这项备案真实有效').waitFor();
  return lead.getByRole('heading', { name: /号$/ }).first().innerText();
}
