import { dayWords } from '../../phrases/day-words.ts';
import type { Pack } from '../../../bot/policy/pack.ts';
import { templateParts, type Blank } from '../../../bot/policy/papers.ts';
import type { JudgedRule } from '../../../bot/policy/schema.ts';
import type { ApplicationView, MemberView } from './application-view.ts';
import type { Line, Run } from './filled.ts';
import { blank } from '../../phrases/drafts.ts';
import { sourceText } from './source-text.ts';

/** What the blanks of a template are filled from. */
export interface Filling {
  pack: Pack;
  view: ApplicationView;
  /** YYYY-MM-DD. */
  today: string;
}
/** One round of a repetition: the how-manieth, and of what. Null for a line that is left empty on purpose. */
export interface Round {
  number: number;
  member?: MemberView | null;
  rule?: JudgedRule;
}

const ORDINALS = '一二三四五六七八九十';
/** XML has no way to write these, and a file with one of them does not open. */
const UNWRITABLE = /[\p{Cs}\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/gu;

/** A text of a template, filled; what was said in several lines stays several lines. */
export function fillText(filling: Filling, text: string, round: Round | null): Line[] {
  const lines: Run[][] = [[]];
  for (const part of templateParts(text)) {
    const run = typeof part === 'string' ? { text: part, blank: false } : fillBlank(filling, part, round);
    const [first, ...more] = run.text.split(/\r?\n/);
    if (first !== '') lines.at(-1)!.push({ ...run, text: first! });
    for (const line of more) lines.push([{ ...run, text: line }]);
  }
  return lines;
}

function fillBlank(filling: Filling, { source, prompt }: Blank, round: Round | null): Run {
  const value = (valueOf(filling, source, round) ?? '').replace(UNWRITABLE, '').trim();
  return value === ''
    ? { text: blank(prompt ?? labelOf(filling.pack, source)), blank: true }
    : { text: value, blank: false };
}

type ValueOf = (filling: Filling, attribute: string, round: Round | null) => string | null;
const VALUES: Readonly<Record<string, ValueOf>> = {
  today: ({ today }) => dayWords(today),
  office: ({ pack }) => pack.manifest.office,
  issuer: ({ pack }) => pack.manifest.issuer,
  programme: ({ pack }) => pack.manifest.programme,
  number: (_, __, round) => (round === null ? null : String(round.number)),
  ordinal: (_, __, round) => (round === null ? null : ordinal(round.number)),
  member: ({ pack }, attribute, round) => (round?.member ? memberValue(pack, round.member, attribute) : null),
  rule: ({ pack }, attribute, round) => (round?.rule ? ruleValue(pack, round.rule, attribute) : null),
};

function valueOf(filling: Filling, source: string, round: Round | null): string | null {
  const dot = source.indexOf('.');
  const own = VALUES[dot < 0 ? source : source.slice(0, dot)];
  return own === undefined
    ? sourceText(filling.pack, filling.view, source)
    : own(filling, source.slice(dot + 1), round);
}

function memberValue(pack: Pack, member: MemberView, attribute: string): string | null {
  switch (attribute) {
    case 'kind':
      return pack.form.member_kinds.find(({ id }) => id === member.kind)?.label ?? null;
    case 'contact_name':
      return member.contactName;
    case 'contact_mobile':
      return member.contactMobile;
    default:
      return member[attribute as 'name' | 'code' | 'place' | 'role'];
  }
}

function ruleValue(pack: Pack, rule: JudgedRule, attribute: string): string | null {
  switch (attribute) {
    case 'label':
      return rule.label;
    case 'next_step':
      return rule.next_step;
    case 'clauses':
      return rule.clauses.join('、');
    default:
      return rule.clauses.map((id) => pack.clauses.get(id)!.text).join(' ');
  }
}

function labelOf(pack: Pack, source: string): string | null {
  if (source.startsWith('fact.')) return pack.facts.get(source.slice('fact.'.length))?.label ?? null;
  if (source.startsWith('form.')) return pack.formFields.get(source.slice('form.'.length))?.label ?? null;
  return null;
}

/** 1 to 99. */
function ordinal(number: number): string {
  const [tens, ones] = [Math.floor(number / 10), number % 10];
  const before = tens === 0 ? '' : tens === 1 ? '十' : `${ORDINALS[tens - 1]}十`;
  return before + (ones === 0 ? '' : ORDINALS[ones - 1]);
}
