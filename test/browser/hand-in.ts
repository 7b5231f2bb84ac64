import { Document, HeadingLevel, Packer, Paragraph } from 'docx';
import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { expect } from 'vitest';
import { baoshan } from '../support/packs.ts';
import { pdf } from '../support/paper-files.ts';
import type { Phone } from './phone.ts';

export const LEAD = '上海示例机器人科技有限公司';
export const MEMBERS = [
  ['上海甲精密有限公司', '企业'],
  ['上海乙传感有限公司', '企业'],
  ['上海丙软件有限公司', '企业'],
  ['上海示例大学', '高校'],
  ['示例研究所', '科研院所'],
] as const;
const contents = baoshan.facts.get('agreement.contents')!;
export const HEADINGS = contents.type === 'set' ? contents.options.map(({ label }) => label) : [];

/** An agreement of all parties with these headings, a paragraph under each. */
export async function agreement(headings: readonly string[]): Promise<Buffer> {
  const lines = [
    new Paragraph({ text: '创新联合体组建协议', heading: HeadingLevel.TITLE }),
    new Paragraph(`甲方（牵头单位）：${LEAD}`),
    ...MEMBERS.map(([name]) => new Paragraph(`成员单位：${name}`)),
    ...headings.flatMap((text) => [
      new Paragraph({ text, heading: HeadingLevel.HEADING_1 }),
      new Paragraph(`各方就${text}约定如下，按本条执行，具体办法见附件，经各方一致同意后生效。`),
    ]),
  ];
  return Packer.toBuffer(new Document({ sections: [{ children: lines }] }));
}

const photo = (shade: number): Promise<Buffer> =>
  sharp({ create: { width: 900, height: 1200, channels: 3, background: { r: shade, g: shade, b: 200 } } })
    .jpeg()
    .toBuffer();

export const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });
export const link = (page: Page, name: string | RegExp) => page.getByRole('link', { name });
export const heading = (page: Page, name: string) => page.getByRole('heading', { name, level: 1 }).waitFor();
export const saved = (page: Page) => page.getByRole('status').filter({ hasText: '已保存' }).waitFor();

export async function upload(
  page: Page,
  source: string,
  files: { name: string; buffer: Buffer }[],
): Promise<void> {
  const given = files.map((file) => ({ ...file, mimeType: 'application/octet-stream' }));
  await page.locator(`input[data-source="${source}"]`).setInputFiles(given);
}

async function addMember(page: Page, name: string, kind: string): Promise<void> {
  await button(page, '添加成员单位').click();
  await page.getByLabel('单位名称').fill(name);
  await page.getByRole('radio', { name: kind }).check();
  await saved(page);
  await link(page, '完成').click();
  await heading(page, '成员单位');
}

/** From the chat's link through consent and founding to an application. */
async function begin(page: Page): Promise<string> {
  await heading(page, '个人信息处理说明');
  await button(page, '同意并继续').click();
  await link(page, '去开始').click();
  await link(page, '登记单位').click();
  await page.getByLabel('单位全称').fill(LEAD);
  await page.getByLabel('统一社会信用代码').fill('91310113MA1GK00240');
  await page.getByLabel('您的姓名').fill('张敏');
  await button(page, '登记').click();
  await button(page, '开始申报').click();
  await page.waitForURL('**/applications/*');
  return new URL(page.url()).pathname;
}

async function fillForm(page: Page, home: string): Promise<void> {
  for (const { id, fields } of baoshan.form.sections) {
    const required = fields.filter((field) => field.required);
    if (required.length === 0) continue;
    await page.goto(new URL(`${home}/form/${id}`, page.url()).href);
    for (const field of required) {
      const value = field.type === 'mobile' ? '13800000000' : `示例${field.label}`;
      await page.getByLabel(field.label).first().fill(value.slice(0, field.max_length));
    }
    await saved(page);
  }
}

/** 是 to whatever is still asked, all of every list; what was said last. */
async function answerAll(phone: Phone): Promise<string> {
  const facts = new Map(
    [...baoshan.questions.values()].map(({ ask, fact }) => [ask, baoshan.facts.get(fact)!]),
  );
  let told = '';
  for (let fact = facts.get(await phone.asked()); fact; fact = facts.get(await phone.asked())) {
    told =
      fact.type === 'set'
        ? await phone.ticks(fact.options.map(({ label }) => label))
        : await phone.taps('是');
  }
  return told;
}

/** An application that an applicant has handed in from their phone. */
export interface HandedIn {
  /** The applicant's page. */
  page: Page;
  /** Its path. */
  home: string;
  /** Of the receipt. */
  number: string;
}

/**
 * From the verdict in chat to papers handed in, as an applicant does it: consent, organisation, form, members, a paper with a fault that is
 * mended, one whose finding is set aside, photos, a draft; and the chat knows.
 */
export async function handIn(chat: Page, phone: Phone): Promise<HandedIn> {
  await phone.says(
    '我们是宝山做机器人的细分赛道骨干企业，联合了3家上下游企业和两所高校，协议已经签了，七项内容都有，首席专家请了',
  );
  expect(await answerAll(phone)).toContain('【自查结论】');

  const opened = chat.context().waitForEvent('page');
  await link(chat, '开始申报').last().click();
  const page = await opened;
  page.on('pageerror', (error) => expect.fail(String(error)));
  const home = await begin(page);
  await page.getByText('上海示例机器人科技有限公司').first().waitFor();

  await page.goto(new URL(`${home}/answers`, page.url()).href);
  await page.getByText('3 家').first().waitFor();
  await fillForm(page, home);
  await page.goto(new URL(`${home}/members`, page.url()).href);
  for (const [name, kind] of MEMBERS) await addMember(page, name, kind);
  await expect.poll(() => page.getByText('不一致', { exact: true }).count()).toBe(0);

  await page.goto(new URL(`${home}/papers/agreement`, page.url()).href);
  const missing = HEADINGS.filter((label) => label !== '违约责任');
  await upload(page, 'files', [{ name: '组建协议.docx', buffer: await agreement(missing) }]);
  await page
    .getByText(/违约责任/)
    .first()
    .waitFor();
  await page.getByRole('heading', { name: '预检提示' }).waitFor();
  await button(page, /换/).first().click();
  await upload(page, 'files', [{ name: '组建协议（改）.docx', buffer: await agreement(HEADINGS) }]);
  await page.getByText('组建协议（改）.docx').first().waitFor();
  await page.getByRole('heading', { name: '预检提示' }).waitFor({ state: 'detached' });

  await page.goto(new URL(`${home}/papers/proposal`, page.url()).href);
  await upload(page, 'files', [{ name: '建设方案.pdf', buffer: await pdf(3) }]);
  await button(page, '不用改').click();
  await page.getByLabel('理由').fill('这是盖章后的扫描件，内容与电子版一致。');
  await button(page, '搁置这条提示').click();
  await page.getByText('已搁置 1 条').waitFor();

  await page.goto(new URL(`${home}/papers/application`, page.url()).href);
  await upload(page, 'gallery', [
    { name: 'a.jpg', buffer: await photo(60) },
    { name: 'b.jpg', buffer: await photo(120) },
    { name: 'c.jpg', buffer: await photo(180) },
  ]);
  await button(page, '合成一份 PDF（3 页）').click();
  await page.getByText('3 张照片已合成一份 PDF').waitFor();

  const drafted = page.waitForEvent('download').catch(() => null);
  await button(page, '下载 Word 草稿').click();
  expect((await drafted)?.suggestedFilename()).toMatch(/\.docx$/);

  await page.goto(new URL(`${home}/submit`, page.url()).href);
  await page.getByText('可以提交').waitFor();
  await button(page, /^提交/).first().click();
  await page.getByRole('dialog').getByRole('button', { name: /提交/ }).click();
  await page.waitForURL('**/submissions/*');
  const number = await page.getByText(/^LB-\d{8}-\d{4}-\d$/).innerText();

  await expect.poll(async () => await phone.says('我的申报'), { timeout: 20_000 }).toContain(number);
  return { page, home, number };
}
