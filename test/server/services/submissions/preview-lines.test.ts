import { describe, expect, test } from 'vitest';
import type { Ground, Papers } from '../../../../server/services/submissions/ports.ts';
import { previewOf } from '../../../../server/services/submissions/preview-lines.ts';
import { baoshan } from '../../../support/packs.ts';
import { LI, memberId, NOW } from '../applications/draft.ts';
import { ENOUGH, fileOf, groundWith, NAMED } from './ground.ts';

const preview = (ground: Ground, now = NOW) => previewOf(baoshan, ground, now);
const finding = (change: Partial<Papers['findings'][number]>) => ({
  ...{ id: 'f'.repeat(22), file: NAMED[0]!.id, code: 'contents_missing', text: '没有找到“违约责任”' },
  ...{ place: null, dismissed: null, ...change },
});
const find = (lines: readonly { text: string }[], text: RegExp) =>
  lines.filter((line) => text.test(line.text));

describe('what is missing', () => {
  test('is what identifies the application, whom to reach, and the papers that the guideline names', () => {
    expect(preview(groundWith({})).missing.map(({ text, link }) => [text, link])).toEqual([
      ['牵头单位名称还没有填。', '/check/lead.name'],
      ['“创新联合体名称”还没有填。', '/form/consortium'],
      ['“联系人姓名”还没有填。', '/form/lead_unit'],
      ['“联系人电话”还没有填。', '/form/lead_unit'],
      ['“《创新联合体组建协议》”还没有上传。', '/papers/agreement'],
      ['“创新联合体建设方案”还没有上传。', '/papers/proposal'],
      ['“备案申报材料”还没有上传。', '/papers/application'],
    ]);
  });

  test('is nothing else: not an answer, not a suggested paper, not a better verdict', () => {
    const poor = groundWith({ ...ENOUGH, 'fact.lead.kind': 'university' }, { files: NAMED });
    const { missing, officer } = preview(poor);
    expect(missing).toEqual([]);
    expect(officer[0]!.text).toContain('暂不符合');
    expect(officer[0]!.text).toContain(baoshan.manifest.office);
    const [rule] = find(officer, /科技领军企业或细分赛道骨干企业/);
    expect(rule).toMatchObject({ link: '/check/lead.kind', clauses: ['4.1.1'] });
    expect(rule!.text).toContain('未达到');
  });

  test('is the guideline itself once it is not in force, by the calendar of China', () => {
    const ground = groundWith(ENOUGH, { files: NAMED });
    expect(preview(ground, new Date('2027-12-31T15:59:59Z')).missing).toEqual([]);
    expect(preview(ground, new Date('2027-12-31T16:00:00Z')).missing).toEqual([
      { text: baoshan.wording.not_in_force, link: null, clauses: [] },
    ]);
    expect(preview(ground, new Date('2025-06-17T15:59:59Z')).missing).toHaveLength(1);
  });
});

describe('what is open', () => {
  test('names unanswered questions once, and empty fields by section', () => {
    const { open } = preview(groundWith(ENOUGH));
    expect(find(open, /自查还有 \d+ 题没有回答/)).toHaveLength(1);
    expect(find(open, /“团队”部分还有 13 项没有填：联合体负责人姓名、/)[0]).toMatchObject({
      link: '/form/team',
    });
    expect(find(open, /建议材料“牵头单位营业执照”/)).toHaveLength(1);
  });

  test('names counts that differ, members that lack something, and a name that is not the registered one', () => {
    const [one, two] = [memberId('one'), memberId('two')];
    const { open } = preview(
      groundWith({
        ...ENOUGH,
        'fact.lead.name': '上海乙公司',
        'fact.members.enterprises': 4,
        [`member.${one}.name`]: '甲厂',
        [`member.${one}.kind`]: 'enterprise',
        [`member.${one}.code`]: '91350211M0000XUF46',
        [`member.${two}.place`]: '嘉定',
      }),
    );
    expect(find(open, /回答里上下游企业是 4 家，成员名单里是 1 家/)[0]).toMatchObject({ link: '/members' });
    expect(find(open, /“甲厂”的统一社会信用代码没有通过校验/)[0]).toMatchObject({ link: `/members/${one}` });
    expect(find(open, /还缺名称、统一社会信用代码、类型/)[0]).toMatchObject({ link: `/members/${two}` });
    expect(find(open, /填的是“上海乙公司”，登记的单位名称是“上海甲机器人有限公司”/)).toHaveLength(1);
  });

  test('holds what can still be prepared, the officer what cannot', () => {
    const answers = {
      'fact.team.chief_expert': 'no',
      'fact.lead.ip_system': 'partly',
      'fact.lead.rd_strength': 'yes',
    };
    const { open, officer } = preview(groundWith({ ...ENOUGH, ...answers }));
    expect(find(open, /还没准备好：选聘首席专家/)[0]).toMatchObject({ link: '/check/team.chief_expert' });
    expect(find(officer, /首席专家/)).toEqual([]);
    expect(find(officer, /知识产权体系完善：待定/)).toHaveLength(1);
  });

  test('counts findings that nobody has looked at; the officer sees those set aside, with the reason', () => {
    const dismissed = { by: LI, at: NOW.toISOString(), reason: '写在补充协议里' };
    const findings = [finding({}), finding({ id: 'g'.repeat(22), dismissed })];
    const { open, officer } = preview(groundWith(ENOUGH, { files: NAMED, findings }));
    expect(find(open, /组建协议》”有 1 条预检提示没有处理/)[0]).toMatchObject({ link: '/papers/agreement' });
    expect(find(officer, /“agreement.pdf”的提示.*写在补充协议里/)).toHaveLength(1);
    const scans = preview(groundWith(ENOUGH, { files: [fileOf('agreement', { check: 'scan' })] }));
    expect(find(scans.officer, /“agreement.pdf”是扫描件/)).toHaveLength(1);
  });
});

test('what is complete names filled sections, listed members and papers', () => {
  const notes = { 'form.notes.exceptions': '暂无' };
  const one = memberId('one');
  const member = {
    [`member.${one}.name`]: '甲厂',
    [`member.${one}.kind`]: 'enterprise',
    'fact.members.enterprises': 1,
  };
  const files = [...NAMED, fileOf('proposal', { id: 'p2'.padEnd(22, '_') })];
  const { complete, version } = preview(groundWith({ ...ENOUGH, ...notes, ...member }, { files }));
  expect(complete.map(({ text }) => text)).toEqual([
    '“情况说明”部分已填完。',
    '已列出 1 家成员单位，和回答一致。',
    '“《创新联合体组建协议》”已上传 1 个文件。',
    '“创新联合体建设方案”已上传 2 个文件。',
    '“备案申报材料”已上传 1 个文件。',
  ]);
  expect(version).toBe(7);
});
