import type { z } from 'zod';
import { openQuestions } from '../../../bot/policy/next-question.ts';
import type { Pack } from '../../../bot/policy/pack.ts';
import type { previewSchema } from '../../contract/submissions.ts';
import type { LifeState } from '../../contract/life.ts';
import { STATE_WORDS } from '../../phrases/life.ts';
import { PREVIEW } from '../../phrases/submissions.ts';
import { standingOf, type Standing } from '../applications/standing.ts';
import { stepsFrom } from '../life/machine.ts';
import { isTheirs } from '../programme/pack-of.ts';
import { isInForce, missingLines, type Line } from './missing-lines.ts';
import { openLines } from './open-lines.ts';
import type { Ground } from './ports.ts';
import { linkOfRule, opinions } from './rules.ts';

/** The last page: what is complete, what is open, what the officer will judge, and without what nothing can be handed in. */
export function previewOf(pack: Pack, ground: Ground, now: Date): z.output<typeof previewSchema> {
  const standing = standingOf(pack, ground.draft);
  const expired: Line = { text: pack.wording.not_in_force, link: null, clauses: [] };
  return {
    complete: completeLines(pack, ground, standing),
    open: openLines(pack, ground, standing),
    officer: officerLines(pack, ground, standing),
    missing: [
      ...notNow(ground.draft.state),
      ...(isTheirs(ground.draft) && !isInForce(pack, now) ? [expired] : []),
      ...missingLines(pack, standing),
    ],
    version: ground.draft.version,
  };
}

/** While the office works on a version, or has decided on it, no other can be handed in. */
function notNow(state: LifeState): Line[] {
  const open = stepsFrom(state, 'applicant').some((step) => step === 'submit' || step === 'resubmit');
  return open ? [] : [{ text: PREVIEW.notNow(STATE_WORDS[state]), link: null, clauses: [] }];
}

function completeLines(pack: Pack, { files }: Ground, standing: Standing): Line[] {
  const { facts, form, members, counts, evaluation } = standing;
  const answered = openQuestions(pack, facts, evaluation).length === 0;
  const agreed = counts.every(({ stated, listed }) => stated === null || stated === listed);
  const listed = { text: PREVIEW.membersListed(members.length), link: '/members', clauses: [] };
  return [
    ...(answered ? [{ text: PREVIEW.answered, link: '/check', clauses: [] }] : []),
    ...pack.form.sections
      .filter(({ fields }) => fields.every(({ id }) => form[id] !== undefined))
      .map(({ id, title }) => ({ text: PREVIEW.sectionFilled(title), link: `/form/${id}`, clauses: [] })),
    ...(members.length > 0 && agreed ? [listed] : []),
    ...pack.documents.flatMap(({ id, title, clauses }) => {
      const { length } = files.filter(({ document }) => document === id);
      return length === 0
        ? []
        : [{ text: PREVIEW.paperUploaded(title, length), link: `/papers/${id}`, clauses }];
    }),
  ];
}

function officerLines(pack: Pack, { files, findings }: Ground, standing: Standing): Line[] {
  const { verdicts, disclaimer, strengths } = pack.wording;
  const fileOf = new Map(files.map((file) => [file.id, file]));
  return [
    {
      text: PREVIEW.verdict(verdicts[standing.evaluation.verdict].title, disclaimer.text),
      link: '/verdict',
      clauses: disclaimer.clauses,
    },
    ...opinions(pack, standing)
      .filter(({ rule }) => !rule.preparable)
      .map(({ rule, status }) => ({
        text: PREVIEW.rule(rule.label, status, strengths[rule.strength]),
        link: linkOfRule(pack, rule.id),
        clauses: rule.clauses,
      })),
    ...findings.flatMap(({ file: id, text, dismissed }) => {
      const file = fileOf.get(id);
      if (dismissed === null || file === undefined) return [];
      const line = PREVIEW.findingDismissed(file.name, text, dismissed.reason);
      return [{ text: line, link: `/papers/${file.document}`, clauses: [] }];
    }),
    ...files
      .filter(({ check }) => check === 'scan')
      .map(({ name, document }) => ({
        ...{ text: PREVIEW.fileIsScan(name), link: `/papers/${document}`, clauses: [] },
      })),
  ];
}
