import { describe, expect, it } from 'vitest';
import { createListener } from '../../bot/language/understand.ts';
import type { Topic } from '../../bot/language/types.ts';
import { baoshanTopics } from './topics.ts';

const listen = createListener(baoshanTopics());
const hear = (text: string, asking: string | null = null, known = {}) => listen(text, { asking, known });
const facts = (text: string, asking: string | null = null, known = {}) =>
  Object.fromEntries(hear(text, asking, known).statements.map(({ topic, value }) => [topic, value]));

describe('a message', () => {
  it('gives several facts at once', () => {
    expect(facts('我们联合了3家上下游企业和两所高校，协议已经签了，首席专家还没定')).toEqual({
      'members.enterprises': 3,
      'members.research': 2,
      'agreement.signed': 'yes',
      'team.chief_expert': 'no',
    });
  });

  it('gives the words that a fact was read from', () => {
    expect(hear('协议签了，企业4家').statements).toContainEqual({
      topic: 'agreement.signed',
      value: 'yes',
      evidence: '协议签了',
    });
  });

  it('keeps a name as it was written', () => {
    expect(facts('全称是上海邮轮（集团）有限公司', 'lead.name')).toEqual({
      'lead.name': '上海邮轮（集团）有限公司',
    });
  });

  it('offers both ends of a range and records neither', () => {
    expect(hear('3-4家', 'members.enterprises')).toMatchObject({
      intent: 'unclear',
      statements: [],
      doubts: [{ topic: 'members.enterprises', candidates: [3, 4] }],
    });
  });

  it('offers what an ambiguous word may mean', () => {
    expect(hear('高新技术企业', 'lead.kind').doubts[0]?.candidates).toEqual([
      'leading_enterprise',
      'segment_backbone',
      'other_enterprise',
    ]);
  });

  it('records what was stated beside a question, and hands the question on', () => {
    expect(hear('我们有3家企业。备案要多久？')).toMatchObject({ intent: 'answer', question: '备案要多久？' });
    expect(facts('我们有3家企业。备案要多久？')).toEqual({ 'members.enterprises': 3 });
  });

  it('records what is plainly told before a question, and nothing from what is asked', () => {
    expect(hear('我们只有2家，可以吗？', 'members.enterprises')).toMatchObject({
      intent: 'answer',
      question: '可以吗？',
    });
    expect(facts('我们只有2家，可以吗？', 'members.enterprises')).toEqual({ 'members.enterprises': 2 });
    expect(hear('2家可以吗？', 'members.enterprises')).toMatchObject({ intent: 'question', statements: [] });
    expect(hear('如果只有2家，可以吗？', 'members.enterprises')).toMatchObject({ statements: [] });
  });

  it('takes 嗯 for yes to a yes-or-no question, and 好的 for no answer at all', () => {
    expect(facts('嗯', 'team.chief_expert')).toEqual({ 'team.chief_expert': 'yes' });
    expect(hear('好的', 'team.chief_expert')).toMatchObject({ smalltalk: 'acknowledge', statements: [] });
    expect(hear('嗯', 'members.enterprises')).toMatchObject({ smalltalk: 'acknowledge', statements: [] });
  });

  it('changes what is known', () => {
    const known = { 'members.enterprises': 3, 'agreement.contents': ['goals', 'ip'] };
    expect(facts('再加一家', null, { 'members.enterprises': 3 })).toEqual({ 'members.enterprises': 4 });
    expect(facts('刚才说错了，是4家', null, known)).toEqual({ 'members.enterprises': 4 });
    expect(facts('去掉知识产权', 'agreement.contents', known)).toEqual({ 'agreement.contents': ['goals'] });
  });

  it('records nothing of a paste, and asks about what it seems to say', () => {
    const paste = `我们联合了3家企业，协议已经签了。${'这里是公司介绍的一段话。'.repeat(60)}`;
    const heard = hear(paste, 'team.chief_expert');
    expect(heard.statements).toEqual([]);
    expect(heard.doubts.map(({ topic }) => topic)).toContain('members.enterprises');
  });

  it('is unclear when there is nothing in it', () => {
    for (const text of ['', '   ', '\n', '。。。', '😀😀'])
      expect(hear(text)).toMatchObject({ intent: 'unclear' });
  });

  it('about topics of another programme is read by the same rules', () => {
    const topic = (id: string, type: Topic['type'], names: string[], units: string[] = []): Topic => ({
      id,
      type,
      label: names[0]!,
      names,
      yes: [],
      no: [],
      partly: [],
      about: [],
      either: false,
      units,
      options: [],
      sumOf: [],
      maxLength: 0,
    });
    const other = createListener([
      topic('lab', 'yes_no', ['实验室']),
      topic('staff', 'count', ['员工'], ['名', '员工']),
    ]);
    const { statements } = other('实验室建好了，员工有12名', { asking: null, known: {} });
    expect(statements.map(({ topic: id, value }) => [id, value])).toEqual([
      ['staff', 12],
      ['lab', 'yes'],
    ]);
  });
});
