import { describe, expect, it, test } from 'vitest';
import type { ApplicationView } from '../../../server/services/drafts/application-view.ts';
import type { PaperText } from '../../../server/services/precheck/paper-text.ts';
import { precheck } from '../../../server/services/precheck/precheck.ts';
import { AGREEMENT } from '../../papers/corpus/agreement-wording.ts';
import { APPLICATION, TODAY } from '../../papers/corpus/application.ts';
import { baoshan } from '../../support/packs.ts';

const textOf = (lines: readonly string[], page: number | null = null): PaperText => ({
  blocks: lines.map((text) => ({ text, page, heading: false })),
  unread: [],
});
const hintsOf = (document: string, text: PaperText, view: ApplicationView = APPLICATION) =>
  precheck(baoshan, baoshan.papers.get(document)!, view, text, TODAY);

const NAMES = [APPLICATION.organisation.name, ...APPLICATION.members.map(({ name }) => name)];
const ARTICLES = Object.entries(AGREEMENT).map(([id, { headings, below }], at) => ({
  id,
  heading: `第${'一二三四五六七'[at]}条 ${headings[0]}`,
  body: below[0]!,
}));
const articles = ARTICLES.flatMap(({ heading, body }) => [heading, body]);
const agreement = (...more: string[]) => textOf([NAMES.join('、'), ...articles, ...more]);
/** The agreement with one line in place of another. */
const withLine = (from: string, ...to: string[]) =>
  textOf([NAMES.join('、'), ...articles].flatMap((line) => (line === from ? to : [line])));
const liability = ARTICLES.find(({ id }) => id === 'liability')!;

it('a paper with everything in it gets no hint', () => {
  expect(hintsOf('agreement', agreement())).toEqual([]);
});

describe('the contents', () => {
  test('are missed one by one, with the item, the clause and the doubt', () => {
    const [hint, ...more] = hintsOf('agreement', withLine(liability.heading, ''));
    const without = textOf(
      [NAMES.join('、'), ...articles].filter((line) => line !== liability.heading && line !== liability.body),
    );
    expect(hintsOf('agreement', without)).toMatchObject([{ code: 'contents_missing', place: null }]);
    expect(hintsOf('agreement', without)[0]!.text).toMatch(/看起来没有找到“违约责任”.*5\.3/);
    expect([hint?.code ?? 'contents_missing', more]).toEqual(['contents_missing', []]);
  });

  test('are not there because a preamble lists their names', () => {
    const list = '本协议对任务分工、收益分配、争议解决、违约责任作出明确约定，各方共同遵守执行。';
    const text = textOf([
      NAMES.join('、'),
      list,
      ...articles.filter((line) => line !== liability.heading && line !== liability.body),
    ]);
    expect(hintsOf('agreement', text).map(({ code }) => code)).toEqual(['contents_missing']);
  });

  test('are not there because a table of contents names them', () => {
    const list = ARTICLES.map(({ heading }, at) => `${heading}…………${at + 1}`);
    const text = textOf([
      NAMES.join('、'),
      ...list,
      ...articles.filter((line) => line !== liability.heading && line !== liability.body),
    ]);
    expect(hintsOf('agreement', text).map(({ code }) => code)).toEqual(['contents_missing']);
  });

  test('are empty where nothing stands below their heading, and put off where it says so', () => {
    const empty = hintsOf('agreement', withLine(liability.body));
    expect(empty).toMatchObject([{ code: 'contents_empty', place: expect.stringContaining('违约责任') }]);
    const deferred = hintsOf('agreement', withLine(liability.body, '由各方另行签订补充协议约定。'));
    expect(deferred).toMatchObject([{ code: 'contents_deferred' }]);
  });

  test('are found in running text, in one table, in traditional characters and with spaces in words', () => {
    const running = Object.values(AGREEMENT).map(({ running: [first] }) => first!);
    expect(hintsOf('agreement', textOf([NAMES.join('、'), ...running]))).toEqual([]);
    const cells = ARTICLES.flatMap(({ heading, body }) => [heading.slice(4), body]);
    expect(hintsOf('agreement', textOf([NAMES.join('、'), ...cells]))).toEqual([]);
    expect(hintsOf('agreement', withLine(liability.heading, '第六條　違約責任'))).toEqual([]);
    expect(hintsOf('agreement', withLine(liability.heading, '第 六 条   违 约 责 任'))).toEqual([]);
    expect(hintsOf('agreement', withLine(liability.heading, '６．违约责任：'))).toEqual([]);
  });

  test('are told together when none is there: most likely it is another file', () => {
    const hints = hintsOf(
      'agreement',
      textOf([NAMES.join('、'), '会议纪要', '各方讨论了下一次会议的时间和地点。']),
    );
    expect(hints).toHaveLength(1);
    expect(hints[0]!.text).toMatch(/一项都没有找到.*传错/);
  });

  test('of the proposal are its seven sections', () => {
    const { proposal } = { proposal: baoshan.facts.get('plan.proposal_sections')! };
    const labels = 'options' in proposal ? proposal.options.map(({ label }) => label) : [];
    const people = '首席专家欧阳明德，负责人周一帆，项目专员许琳。';
    const body = '这里写明具体的内容、责任单位和时间安排，供审阅。';
    const lines = labels.flatMap((label, at) => [`${'一二三四五六七'[at]}、${label}`, body]);
    expect(hintsOf('proposal', textOf([NAMES.join('、'), people, ...lines]))).toEqual([]);
    const hints = hintsOf('proposal', textOf([NAMES.join('、'), people, ...lines.slice(0, -2)]));
    expect(hints.map(({ text }) => text)).toEqual([expect.stringContaining('进度计划')]);
  });
});

describe('names', () => {
  const named = (...names: string[]) => hintsOf('agreement', textOf([...names, ...articles]));
  const [lead, tight, material, heat, university, institute] = NAMES as [
    string,
    string,
    string,
    string,
    string,
    string,
  ];

  test('are the same whatever the brackets, spaces, line breaks and legal form', () => {
    const hints = named(
      lead.replace('机器人', ' 机器\n人 '),
      tight.replace('（', '(').replace('）', ')'),
      material,
      heat.replace('有限责任公司', '有限公司'),
      university,
      institute,
    );
    expect(hints).toEqual([]);
  });

  test('that are nearly right are shown beside what is written, with the place', () => {
    const hints = named(lead, tight, material.replace('澜川', '阑川'), heat, university, institute);
    expect(hints).toMatchObject([{ code: 'name_differs', place: expect.stringContaining('阑川') }]);
    expect(hints[0]!.text).toContain(material);
    expect(hints[0]!.text).toContain('上海阑川新材料科技有限公司');
  });

  test('of another member are not taken for a slip', () => {
    const view = {
      ...APPLICATION,
      members: ['上海甲川新材料科技有限公司', '上海乙川新材料科技有限公司'].map((name, at) => ({
        ...APPLICATION.members[0]!,
        id: `${at}`,
        name,
        code: '',
      })),
    };
    const hints = hintsOf('agreement', textOf([lead, '上海甲川新材料科技有限公司', ...articles]), view);
    expect(hints).toMatchObject([{ code: 'member_missing' }]);
    expect(hints[0]!.text).toContain('上海乙川新材料科技有限公司');
  });

  test('that are short are missing rather than similar', () => {
    const hints = named(lead, tight, material, heat, '西岚大学', institute);
    expect(hints).toMatchObject([{ code: 'member_missing' }]);
  });

  test('are not found inside the longer name of another', () => {
    const view = {
      ...APPLICATION,
      members: ['东岚大学', '东岚大学附属医院'].map((name, at) => ({
        ...APPLICATION.members[0]!,
        id: `${at}`,
        name,
        code: '',
      })),
    };
    const hints = hintsOf('agreement', textOf([lead, '东岚大学附属医院', ...articles]), view);
    expect(hints).toMatchObject([{ code: 'member_missing', text: expect.stringContaining('“东岚大学”') }]);
  });

  test('of the lead unit are looked for by the name of the organisation while the check knows none', () => {
    const view = { ...APPLICATION, facts: {} };
    expect(hintsOf('lead_licence', textOf([lead]), view)).toEqual([]);
    expect(hintsOf('lead_licence', textOf(['另一家单位的营业执照']), view)).toMatchObject([
      { code: 'lead_name_missing' },
    ]);
  });

  test('that nobody has given are not looked for', () => {
    const view = {
      organisation: { name: '', code: '' },
      members: [{ ...APPLICATION.members[0]!, name: ' ' }],
      form: {},
      facts: {},
    };
    expect(hintsOf('agreement', textOf(articles), view)).toEqual([]);
    expect(hintsOf('chief_expert_letter', textOf(['聘书']), view)).toEqual([]);
  });
});

describe('codes', () => {
  const written = (code: string) =>
    hintsOf('agreement', agreement(`宝曜精密传动（上海）有限公司，统一社会信用代码：${code}`));

  test('that differ are shown beside each other', () => {
    expect(written('91310113MA1GK0004X')).toEqual([]);
    expect(written('91310113MA1GK0005X')).toMatchObject([
      { code: 'code_differs', text: expect.stringMatching(/91310113MA1GK0004X.*91310113MA1GK0005X/) },
    ]);
    expect(written('51310000500123456A')).toMatchObject([{ code: 'code_differs' }]);
  });

  test('of units that are not part of it are nobody’s concern', () => {
    expect(hintsOf('agreement', agreement('见证单位代码 51310000500123456A'))).toEqual([]);
  });
});

describe('people', () => {
  const letter = (line: string) => hintsOf('chief_expert_letter', textOf([line]));

  test('are found with spaces in their names', () => {
    expect(letter('兹聘请欧阳 明德 同志为首席专家。')).toEqual([]);
  });

  test('in whose place another stands are shown beside each other', () => {
    expect(letter('首席专家：王建国，教授。')).toMatchObject([
      { code: 'name_differs', text: expect.stringMatching(/欧阳明德.*王建国/) },
    ]);
  });

  test('who are nowhere are missing', () => {
    expect(letter('首席专家由牵头单位选聘，任期三年。')).toMatchObject([{ code: 'person_missing' }]);
  });
});

describe('dates', () => {
  const dated = (line: string) =>
    hintsOf('agreement', agreement(line)).map(({ code, text }) => `${code} ${text}`);

  test.each([
    ['签署日期：2026年10月18日'],
    ['签署日期：二〇二六年十月十八日'],
    ['签订日期 2026-11-25'],
    ['计划于2029年9月30日前完成验收。'],
    ['期限自2026年10月1日起至2029年9月30日止。'],
    ['经费预算为2026.10万元，占比12.5.3。'],
  ])('that can be are left alone: %s', (line) => {
    expect(dated(line)).toEqual([]);
  });

  test.each([
    ['签署日期：2026年11月26日', /还没有到/],
    ['签 署 日 期：二〇二七年三月一日', /还没有到/],
    ['签订日期：2027/3/1', /还没有到/],
    ['签署日期：2026年9月31日', /不存在/],
    ['期限自2026年10月1日起至2025年9月30日止。', /早于/],
    ['签署日期：    年  月  日', /还没有填/],
  ])('that cannot be are doubted: %s', (line, reason) => {
    expect(dated(line)).toEqual([expect.stringMatching(reason)]);
  });

  test('are read across the lines of a page', () => {
    const text = textOf([NAMES.join('、'), ...articles, '签署日期：2026年9月3', '1日，以下无正文。'], 1);
    expect(hintsOf('agreement', text)).toMatchObject([
      { code: 'date_doubtful', place: expect.stringContaining('第1页') },
    ]);
  });

  test('of a period longer than the clause has it are doubted, with the clause', () => {
    const letter = (line: string) => hintsOf('application', textOf([NAMES.join('、'), line]));
    expect(letter('申请备案有效期为3年。')).toEqual([]);
    expect(letter('申请备案有效期为五年。')).toMatchObject([
      { code: 'validity_doubtful', text: expect.stringContaining('5.6') },
    ]);
  });
});

describe('what a draft leaves open', () => {
  test('is counted', () => {
    const hints = hintsOf(
      'agreement',
      agreement('期限自____起至____止', '【填写提示】写明期限', '甲方为某某公司'),
    );
    expect(hints.map(({ code, text }) => [code, /\d/.exec(text)![0]])).toEqual([
      ['blanks_left', '3'],
      ['guidance_left', '1'],
    ]);
  });
});

test('pages that could not be read are said to be unchecked, and every miss says so', () => {
  const hints = hintsOf('agreement', {
    ...textOf([NAMES.join('、'), ...articles.slice(2)], 1),
    unread: [3, 4, 7],
  });
  expect(hints.at(-1)).toMatchObject({ code: 'scan_unchecked', text: expect.stringContaining('第3–4、7页') });
  expect(hints[0]!.text).toContain('第3–4、7页');
});

test('a hint never sounds like a verdict', () => {
  const hints = hintsOf('agreement', textOf(['甲方：某某公司', '签署日期：2030年1月1日', '违约责任']));
  expect(hints.length).toBeGreaterThan(3);
  expect(hints.filter(({ text }) => /不合格|不符合|驳回|退回|无效|必须/.test(text))).toEqual([]);
});

test('an empty text and a very long one are checked without trouble', () => {
  expect(hintsOf('agreement', textOf([])).length).toBeGreaterThan(0);
  const long = textOf(
    Array.from({ length: 4_000 }, (_, at) => `${at}年终总结，各部门汇报了工作。`.repeat(10)),
  );
  const start = performance.now();
  hintsOf('agreement', long);
  expect(performance.now() - start).toBeLessThan(8_000);
});
