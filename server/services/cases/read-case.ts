import type { Pack } from '../../../bot/policy/pack.ts';
import type { OfficeCase } from '../../contract/office-case.ts';
import { notFound } from '../applications/read-application.ts';
import type { Decision, Officer } from '../decisions/ports.ts';
import type { PackShelf } from '../programme/pack-shelf.ts';
import { presentSubmission } from '../submissions/present.ts';
import { actionsOf } from './actions.ts';
import { returnedDocuments } from './defects.ts';
import { maskFor } from './mask.ts';
import type { CaseGround, Cases, OfficeView, ReadOffice } from './ports.ts';
import { presentLine } from './present-line.ts';
import { viewFacts, viewForm, viewRules } from './view/answers.ts';
import { viewDocuments } from './view/documents.ts';
import { viewCounts, viewMembers } from './view/members.ts';

export interface ReadCaseDeps {
  cases: Pick<Cases, 'read'>;
  packs: PackShelf;
  office: ReadOffice;
}

/** One case whole, by the pack that it goes by, beside the version before. @throws {ServerError} `not_found` */
export const createReadCase =
  ({ cases, packs, office }: ReadCaseDeps) =>
  async (applicationId: string, officer: Officer, now: Date): Promise<OfficeCase> => {
    const [ground, view] = await Promise.all([cases.read(applicationId), office()]);
    if (ground === null) throw notFound();
    return presentCase(packs.of(ground.line), ground, view, officer, now);
  };

function presentCase(
  pack: Pack,
  ground: CaseGround,
  office: OfficeView,
  officer: Officer,
  now: Date,
): OfficeCase {
  const { line, organisation, versions, current, compared, reviews } = ground;
  const content = contentOf(pack, ground, officer);
  return {
    ...presentLine(line, pack, office, now),
    organisation,
    pack: { id: pack.manifest.id, version: pack.manifest.version, programme: pack.manifest.programme },
    submission: presentSubmission(current.submission),
    compared: compared && presentSubmission(compared.submission),
    versions: versions.map(presentSubmission),
    ...content,
    defects: returnedDocuments(
      pack,
      reviews.filter(({ submissionId }) => submissionId === current.submission.id),
    ).map((defect) => ({ ...defect, reasons: [...defect.reasons] })),
    corrections: ground.corrections.map(({ id, at, by, dueOn, items, answeredBy, answeredAt }) => ({
      ...{ id, by, dueOn, answeredBy },
      at: at.toISOString(),
      items: items.map((item) => ({ ...item, reasons: [...item.reasons] })),
      answeredAt: answeredAt?.toISOString() ?? null,
    })),
    decisions: ground.decisions.map(presentDecision),
    notes: ground.notes.map((note) => ({ ...note, at: note.at.toISOString() })),
    clauses: clausesOf(pack, content),
    returnReasons: [...office.returnReasons],
    correctionDue: office.correctionDue(now),
    fourEyes: { ...office.fourEyes },
    actions: actionsOf(ground, officer),
  };
}

type Content = Pick<
  OfficeCase,
  | 'verdict'
  | 'verdictLabel'
  | 'verdictBefore'
  | 'rules'
  | 'facts'
  | 'form'
  | 'members'
  | 'counts'
  | 'documents'
>;

function contentOf(pack: Pack, ground: CaseGround, { role }: Officer): Content {
  const now = ground.current.snapshot;
  const before = ground.compared?.snapshot ?? null;
  const mask = maskFor(role);
  const label = (verdict: Content['verdict']) => pack.wording.verdicts[verdict].title;
  const { verdict } = now.evaluation;
  const was = before?.evaluation.verdict ?? verdict;
  return {
    verdict,
    verdictLabel: label(verdict),
    ...(was === verdict ? {} : { verdictBefore: label(was) }),
    rules: viewRules(pack, now, before),
    facts: viewFacts(pack, now, before),
    form: viewForm(pack, now, before, mask),
    members: viewMembers(pack, now, before, mask),
    counts: viewCounts(pack, now),
    documents: viewDocuments(pack, ground),
  };
}

/** The text of every clause that the case cites. */
function clausesOf(pack: Pack, { rules, facts, documents }: Content): OfficeCase['clauses'] {
  const cited = [...rules, ...facts.flatMap((group) => group.facts), ...documents];
  const ids = new Set(cited.flatMap(({ clauses }) => clauses));
  return [...pack.clauses].filter(([id]) => ids.has(id)).map(([id, { text }]) => ({ id, text }));
}

export const presentDecision = ({
  proposedAt,
  decidedAt,
  reasons,
  ...decision
}: Decision): OfficeCase['decisions'][number] => ({
  ...decision,
  reasons: reasons.map((reason) => ({ ...reason, clauses: [...reason.clauses] })),
  proposedAt: proposedAt.toISOString(),
  decidedAt: decidedAt?.toISOString() ?? null,
});
