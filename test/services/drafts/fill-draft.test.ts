import { describe, expect, it, test } from 'vitest';
import type { ApplicationView } from '../../../server/services/drafts/application-view.ts';
import { fillDraft } from '../../../server/services/drafts/fill-draft.ts';
import type { FilledBlock } from '../../../server/services/drafts/filled.ts';
import type { Pack } from '../../../bot/policy/pack.ts';
import { readPack } from '../../../bot/read-pack.ts';
import { APPLICATION, TODAY } from '../../papers/corpus/application.ts';
import { baoshan, PROOF_CENTRE_DIRECTORY } from '../../support/packs.ts';

const EMPTY: ApplicationView = { organisation: { name: '', code: '' }, members: [], form: {}, facts: {} };

const fill = (document: string, view: ApplicationView = APPLICATION, pack: Pack = baoshan) =>
  fillDraft({ pack, view, today: TODAY }, pack.papers.get(document)!.draft!);
const said = (block: FilledBlock): string => {
  if (block.type === 'page_break') return '';
  const lines = block.type === 'table' ? block.rows.flat(2) : [block.line];
  return lines.map((line) => line.map(({ text }) => text).join('')).join('|');
};
const textOf = (blocks: readonly FilledBlock[]) => blocks.map(said).join('\n');
const tablesOf = (blocks: readonly FilledBlock[]) => blocks.filter((block) => block.type === 'table');

describe('a draft', () => {
  it('holds what is known: names, codes, members, field, goals', () => {
    const text = textOf(fill('agreement').blocks);
    for (const known of [
      APPLICATION.form['consortium.name']!,
      APPLICATION.organisation.name,
      APPLICATION.organisation.code,
      ...APPLICATION.members.map(({ name }) => name),
      '机器人及智能制造',
      '突破高精度谐波减速器的材料与热处理工艺',
      '首席专家：欧阳明德（东岚大学教授）',
    ])
      expect(text).toContain(known);
  });

  it('leaves what is not known as a blank that says what belongs there', () => {
    const { blocks } = fill('agreement', EMPTY);
    const blanks = blocks
      .flatMap((block) => ('line' in block ? block.line : []))
      .filter(({ blank }) => blank);
    expect(blanks.length).toBeGreaterThan(10);
    expect(blanks.filter(({ text }) => !/^____（.+）$/.test(text))).toEqual([]);
  });

  it('keeps several lines apart', () => {
    const lines = textOf(fill('agreement').blocks).split('\n');
    expect(lines).toContain('样机寿命超过8000小时。');
  });

  it('has a row for every member, and open rows while there is none', () => {
    const [parties] = tablesOf(fill('agreement').blocks);
    expect(parties!.rows).toHaveLength(1 + APPLICATION.members.length);
    expect(tablesOf(fill('agreement', EMPTY).blocks)[0]!.rows).toHaveLength(4);
  });

  it('says the kinds of members and options of facts in words', () => {
    const text = textOf(fill('application').blocks);
    expect(text).toContain('1|宝曜精密传动（上海）有限公司|企业|上海|研发配套');
    expect(text).toContain('细分赛道骨干企业');
    expect(text).toContain('联合5家成员单位');
  });

  it('treats an unsure answer as none', () => {
    const view = { ...APPLICATION, facts: { ...APPLICATION.facts, field: 'unsure' } };
    expect(textOf(fill('agreement', view).blocks)).toContain('____（产业领域）');
  });

  it('writes braces, tags and signs that XML cannot hold as harmless text', () => {
    const name = '甲{fact.field}<w:p>&\u0000\u0008\ud800公司';
    const view = { ...APPLICATION, members: [{ ...APPLICATION.members[0]!, name }] };
    expect(textOf(fill('agreement', view).blocks)).toContain('甲{fact.field}<w:p>&公司');
  });
});

describe('the exception note', () => {
  const facts = { ...APPLICATION.facts, 'members.enterprises': 2, 'team.head': 'no', mechanisms: ['ip'] };
  const headingsOf = (view: ApplicationView) =>
    fill('exception_note', view)
      .blocks.filter(({ type }) => type === 'heading')
      .map(said);

  it('lists the unmet in-principle rules, and no other', () => {
    expect(headingsOf({ ...APPLICATION, facts: { ...facts, 'lead.kind': 'university' } })).toEqual([
      '一、上下游企业不少于3家',
      '二、其他成员单位不少于5个',
      '三、由牵头单位选聘联合体负责人',
      '四、七项运行机制健全',
    ]);
  });

  it('quotes the clause to the letter and leaves room for reasons', () => {
    const text = textOf(fill('exception_note', { ...APPLICATION, facts }).blocks);
    expect(text).toContain(baoshan.clauses.get('4.2.4')!.text);
    expect(text.match(/理由：____/g)).toHaveLength(4);
  });

  it('says so where there is none', () => {
    expect(headingsOf(EMPTY)).toEqual([]);
    expect(textOf(fill('exception_note', EMPTY).blocks)).toContain('没有未达到的一般要求');
  });
});

test('another pack drafts other papers without any code', () => {
  const pack = readPack(PROOF_CENTRE_DIRECTORY);
  const view = { ...EMPTY, facts: { 'staff.full_time': 2, 'staff.mentors': 5, services: ['prototype'] } };
  expect(textOf(fill('plan', view, pack).blocks)).toMatch(/服务内容：样品试制[^]*专职人员2人/);
  const note = fill('reasons', view, pack).blocks;
  expect(textOf(note)).toMatch(/一、专职人员不少于4人[^]*二、人员合计不少于10人[^]*2026年11月25日/);
  expect(note.some(({ type }) => type === 'page_break')).toBe(true);
});
