import type { PaperText, TextBlock } from '../../../server/services/precheck/paper-text.ts';
import { createRandom, type Random } from '../../support/random.ts';
import { AGREEMENT, CLOSINGS, DEFERRALS, PREAMBLES, type ItemWording } from './agreement-wording.ts';
import { APPLICATION } from './application.ts';
import { PROPOSAL } from './proposal-wording.ts';
import { HEADINGS, SURFACES } from './styles.ts';

/** A paper of which is known what should be hinted at. */
export interface LabelledPaper {
  title: string;
  document: 'agreement' | 'proposal';
  text: PaperText;
  /** `item:ID`, `name:NAME`, `person:LABEL`, `date`, `code`: what is wrong with it. */
  faults: readonly string[];
}

const plain = (text: string): TextBlock => ({ text, page: null, heading: false });

/** The set: the same for every run. */
export function makePapers(): LabelledPaper[] {
  const random = createRandom(20_251_125);
  const agreements = Object.keys(HEADINGS).flatMap((style) =>
    Object.keys(SURFACES).map((surface) => makeAgreement(random, style, surface)),
  );
  const running = Array.from({ length: 16 }, (_, at) =>
    makeRunning(random, Object.keys(SURFACES)[at % Object.keys(SURFACES).length]!),
  );
  const proposals = Object.keys(HEADINGS).flatMap((style) =>
    ['word', 'page'].map((surface) => makeProposal(random, style, surface)),
  );
  return [...agreements, ...running, ...proposals];
}

function makeAgreement(random: Random, style: string, surface: string): LabelledPaper {
  const { blocks, faults } = chapters(random, style, AGREEMENT);
  const parties = names(random);
  const text = [
    plain('创新联合体组建协议'),
    ...parties.blocks,
    plain(random.pick(PREAMBLES)),
    ...(random.next() < 0.3 ? contentsPage(style, AGREEMENT) : []),
    ...blocks,
    plain(random.pick(CLOSINGS)),
  ];
  const day = signing(random);
  return {
    title: `agreement, ${style}, ${surface}`,
    document: 'agreement',
    text: SURFACES[surface]!([...text, ...day.blocks]),
    faults: [...faults, ...parties.faults, ...day.faults],
  };
}

/** Without any heading: one article after another, each a paragraph. */
function makeRunning(random: Random, surface: string): LabelledPaper {
  const missing = random.shuffle(Object.keys(AGREEMENT)).slice(0, random.below(3));
  const kept = Object.entries(AGREEMENT).filter(([id]) => !missing.includes(id));
  const parties = names(random);
  const day = signing(random);
  return {
    title: `agreement, running text, ${surface}`,
    document: 'agreement',
    text: SURFACES[surface]!([
      plain('合作协议'),
      ...parties.blocks,
      plain(random.pick(PREAMBLES)),
      ...random.shuffle(kept).map(([, { running }]) => plain(random.pick(running))),
      plain(random.pick(CLOSINGS)),
      ...day.blocks,
    ]),
    faults: [...missing.map((id) => `item:${id}`), ...parties.faults, ...day.faults],
  };
}

function makeProposal(random: Random, style: string, surface: string): LabelledPaper {
  const { blocks, faults } = chapters(random, style, PROPOSAL);
  const parties = names(random);
  const people = team(random);
  return {
    title: `proposal, ${style}, ${surface}`,
    document: 'proposal',
    text: SURFACES[surface]!([
      plain('创新联合体建设方案'),
      ...parties.blocks,
      ...people.blocks,
      ...(random.next() < 0.4 ? contentsPage(style, PROPOSAL) : []),
      ...blocks,
    ]),
    faults: [...faults, ...parties.faults, ...people.faults],
  };
}

function chapters(random: Random, style: string, wording: Readonly<Record<string, ItemWording>>) {
  const missing = random.shuffle(Object.keys(wording)).slice(0, random.below(3));
  const deferred = random.next() < 0.25 ? random.pick(Object.keys(wording)) : null;
  const kept = Object.entries(wording).filter(([id]) => !missing.includes(id));
  const blocks = kept.flatMap(([id, { headings, below }], at) => {
    const heading = HEADINGS[style]!(random.pick(headings), at);
    const body = id === deferred ? random.pick(DEFERRALS) : random.pick(below);
    return [{ ...heading, page: null }, plain(body)];
  });
  const put = deferred === null || missing.includes(deferred) ? [] : [deferred];
  return { blocks, faults: [...missing, ...put].map((id) => `item:${id}`) };
}

const contentsPage = (style: string, wording: Readonly<Record<string, ItemWording>>): TextBlock[] => [
  plain('目录'),
  ...Object.values(wording).map(({ headings }, at) =>
    plain(`${HEADINGS[style]!(headings[0]!, at).text}${at % 2 === 0 ? '\t' : '…………'}${at + 1}`),
  ),
];

/** The units with what writers do to names; now and then one is misspelt or left out. */
function names(random: Random): { blocks: TextBlock[]; faults: string[] } {
  const units = [
    { name: APPLICATION.organisation.name, code: APPLICATION.organisation.code },
    ...APPLICATION.members,
  ];
  const faults: string[] = [];
  const [spoilt] = random.shuffle(units);
  const kind = random.below(5);
  const lines = units.flatMap(({ name, code }, at) => {
    const label = `${'甲乙丙丁戊己'[at]}方：`;
    if (name === spoilt!.name && kind === 0) {
      faults.push(`name:${name}`);
      return [];
    }
    if (name === spoilt!.name && kind === 1 && name.length > 8) {
      faults.push(`name:${name}`);
      return [label + name.slice(0, 4) + '岗' + name.slice(5)];
    }
    if (name === spoilt!.name && kind === 2 && code !== '') {
      faults.push(`code:${name}`);
      return [
        `${label}${name}（统一社会信用代码：${code.slice(0, 15)}${code[15] === '7' ? '3' : '7'}${code.slice(16)}）`,
      ];
    }
    return [label + variant(random, name)];
  });
  return { blocks: lines.map(plain), faults };
}

function variant(random: Random, name: string): string {
  return random.pick([
    name,
    name.replace('（', '(').replace('）', ')'),
    name.replace('有限责任公司', '有限公司'),
    `${name.slice(0, 5)} ${name.slice(5)}`,
    `${name}（以下简称“${name.slice(2, 4)}”）`,
  ]);
}

function signing(random: Random): { blocks: TextBlock[]; faults: string[] } {
  const [text, fault] = random.pick<[string, boolean]>([
    ['签署日期：2026年10月18日', false],
    ['签订日期： 2026-09-01', false],
    ['签署日期：二〇二六年十月十八日', false],
    ['本协议期限自2026年10月1日起至2029年9月30日止。', false],
    ['签署日期：2027年10月18日', true],
    ['签订日期：二〇二七年三月一日', true],
    ['本协议期限自2026年10月1日起至2025年9月30日止。', true],
    ['签署日期：2026年9月31日', true],
  ]);
  return { blocks: [plain(text)], faults: fault ? ['date'] : [] };
}

function team(random: Random): { blocks: TextBlock[]; faults: string[] } {
  const { form } = APPLICATION;
  const people: [string, string][] = [
    ['首席专家', form['chief_expert.name']!],
    ['负责人', form['head.name']!],
    ['项目专员', form['officer.name']!],
  ];
  const wrong = random.next() < 0.3 ? random.below(3) : -1;
  const blocks = people.map(([label, name], at) => {
    const said = at === wrong ? '王建国' : name;
    return plain(
      random.pick([
        `${label}：${said}，负责相关工作。`,
        `联合体${label}由${said}担任。`,
        `${label} ${said.length === 2 ? [...said].join(' ') : said}`,
      ]),
    );
  });
  return { blocks, faults: wrong < 0 ? [] : [`person:${people[wrong]![0]}`] };
}
