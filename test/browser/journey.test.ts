import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { STATUS_MARKS } from '../../bot/conversation/phrases.ts';
import { evaluate } from '../../bot/policy/evaluate.ts';
import type { Facts } from '../../bot/policy/pack.ts';
import { expectVerdictTold } from '../journeys/verdict.ts';
import { baoshan } from '../support/packs.ts';
import { openPage, PHONE, useBrowser } from './chat-page-scene.ts';
import { createPhone, type Phone } from './phone.ts';
import { startProgram } from './program.ts';

useBrowser();

const titleOf = (fact: string) => baoshan.questions.get(fact)!.ask;
const labelsOf = (id: string) => {
  const fact = baoshan.facts.get(id)!;
  return fact.type === 'set' ? fact.options.map(({ label }) => label) : [];
};
const itemsOf = (id: string) => {
  const fact = baoshan.facts.get(id)!;
  return fact.type === 'set' ? fact.options.map((option) => option.id) : [];
};

/** How the person of this story answers each question when it comes, by a tap where nothing else is said. */
const ANSWERS: Readonly<Record<string, (phone: Phone) => Promise<string>>> = {
  'lead.kind': (phone) => phone.ticks(['细分赛道骨干企业']),
  'lead.chain_influence': (phone) => phone.says('能'),
  'lead.rd_strength': (phone) => phone.speaks('有的，研发投入很稳定。'),
  'lead.application_scene': (phone) => phone.taps('部分／在办'),
  field: (phone) => phone.ticks(['机器人及智能制造']),
  'members.enterprises': (phone) => phone.picks('3 家'),
  'members.research': (phone) => phone.speaks('两所高校。'),
  'agreement.contents': (phone) => phone.says('除了违约责任都有'),
  'team.officer': (phone) => phone.taps('否'),
  'plan.proposal_sections': (phone) => phone.ticks(labelsOf('plan.proposal_sections')),
  mechanisms: (phone) => phone.ticks(labelsOf('mechanisms').slice(0, 5)),
};

/** What is known of the consortium in the end. */
const FACTS: Facts = {
  'lead.kind': 'segment_backbone',
  'lead.in_district': 'yes',
  'lead.chain_influence': 'yes',
  'lead.rd_strength': 'yes',
  'lead.ip_system': 'yes',
  'lead.integration': 'yes',
  'lead.application_scene': 'partly',
  field: 'robotics',
  'goal.core_technology': 'yes',
  'members.enterprises': 4,
  'members.research': 2,
  'members.cooperation_basis': 'yes',
  'members.enterprise_capability': 'yes',
  'members.research_teams': 'yes',
  'agreement.signed': 'yes',
  'agreement.contents': itemsOf('agreement.contents').filter((item) => item !== 'liability'),
  'team.head': 'yes',
  'team.chief_expert': 'yes',
  'team.officer': 'no',
  mechanisms: itemsOf('mechanisms').slice(0, 5),
  'plan.clear': 'yes',
  'plan.proposal_sections': itemsOf('plan.proposal_sections'),
  'resources.committed': 'yes',
};

/** Answers what is asked until the given question comes, or without one until nothing is asked; what was said last. */
async function answersUntil(phone: Phone, target?: string): Promise<string> {
  const facts = new Map([...baoshan.questions.keys()].map((fact) => [titleOf(fact), fact]));
  let told = '';
  for (let fact = facts.get(await phone.asked()); fact !== target; fact = facts.get(await phone.asked())) {
    told = await (ANSWERS[fact!] ?? ((someone) => someone.taps('是')))(phone);
  }
  return told;
}

const cardOf = (page: Page, fact: string) => page.getByTestId('card').filter({ hasText: titleOf(fact) });

describe('on a phone, from hello to a verdict', () => {
  test('typing, tapping and speaking, with a correction, questions, a back step, a late tap and an undo', async () => {
    const simulator = await startProgram(baoshan);
    const page = await openPage(simulator.chatUrl, PHONE);
    const phone = createPhone(page, simulator);

    expect(await phone.says('你好', '开始自查')).toContain('备案自查助手');
    await phone.taps('开始自查', titleOf('lead.kind'));
    await answersUntil(phone, 'members.enterprises');
    expect(await ANSWERS['members.enterprises']!(phone)).toContain('记下了：上下游企业 3 家');

    const pending = await phone.asked();
    expect(await phone.says('3家够不够？', pending)).toContain(
      `条款 3.2：“${baoshan.clauses.get('3.2')!.text}”`,
    );
    expect(await phone.says('有多少补贴？', pending)).toContain('指引没有写');
    expect(await phone.says('刚才说错了，是4家企业', pending)).toContain('上下游企业 3 家 → 4 家');
    expect(await phone.says('今天天气不错吧', pending)).not.toContain('记下了');

    await answersUntil(phone, 'team.officer');
    const before = await phone.asked();
    expect(await phone.says('上一题')).toContain('回到“');
    expect(await phone.asked()).not.toBe(before);
    await answersUntil(phone, 'team.officer');

    const late = await phone.taps('否', before, cardOf(page, 'lead.chain_influence').first());
    expect(late).toContain('是 → 否');
    expect(late).toContain('有一项必须达到的条件目前没有达到');
    expect(await phone.says('撤销', before)).toContain('否 → 是');

    const told = await answersUntil(phone);
    expectVerdictTold(told, baoshan, FACTS);
    for (const { rule, status } of evaluate(baoshan, FACTS).rules) {
      expect(told).toContain(
        `${STATUS_MARKS[status]}：${rule.label}（${baoshan.wording.strengths[rule.strength]}）`,
      );
    }
    expect(told).toContain(baoshan.wording.disclaimer.text);
    expect(await phone.asked()).toBe('请选择下一步');
    expect(await phone.says('协议补上违约责任了，七项都有')).toContain('自查结论由“尚需准备”变为“基本符合”');
    expect(simulator.problems()).toEqual([]);
  }, 90_000);
});
