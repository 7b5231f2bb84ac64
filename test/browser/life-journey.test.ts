import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import type { Simulator } from '../../bot/simulator/index.ts';
import { baoshan } from '../support/packs.ts';
import { DESK, openPage, PHONE, useBrowser } from './chat-page-scene.ts';
import { agreement, button, handIn, HEADINGS, link, upload } from './hand-in.ts';
import { openCase, returnDocument, signIn } from './office-desk.ts';
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
  await button(lead, '复核通过').click();
  await button(lead, '确认同意备案').click();
  await lead.getByRole('tab', { name: '公示和备案' }).waitFor();
}
