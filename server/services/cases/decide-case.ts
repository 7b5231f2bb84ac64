import type { Pack } from '../../../bot/policy/pack.ts';
import { ServerError } from '../../errors.ts';
import { CASE_REASONS } from '../../phrases/cases.ts';
import { notFound } from '../applications/read-application.ts';
import type { createDecide } from '../decisions/decide.ts';
import type { DecisionReason, OfficerDeed } from '../decisions/ports.ts';
import type { PackShelf } from '../programme/pack-shelf.ts';
import { returnedDocuments } from './defects.ts';
import type { CaseGround, Cases } from './ports.ts';

export interface DecideCaseDeps {
  cases: Pick<Cases, 'read'>;
  packs: PackShelf;
  decide: ReturnType<typeof createDecide>;
}
interface Command extends OfficerDeed {
  kind: 'approve' | 'refuse';
  /** Of the case's pack. */
  rules: readonly string[];
  words: string;
}

/**
 * Approves or refuses, with the rules that it rests on. What is checked here was true of the version that the officer saw.
 * @throws {ServerError} `not_found`, `documents_open`, `reason_needed`, and what `Decisions.decide` throws
 */
export const createDecideCase =
  ({ cases, packs, decide }: DecideCaseDeps) =>
  async ({ rules, ...command }: Command): Promise<void> => {
    const ground = await cases.read(command.applicationId);
    if (ground === null) throw notFound();
    const pack = packs.of(ground.line);
    if (command.kind === 'approve') requireNoReturned(pack, ground);
    await decide({ ...command, reasons: rules.map((id) => reasonOf(pack, id)) });
  };

/** What was returned is asked to be corrected, or accepted after all, before a case is approved. */
function requireNoReturned(pack: Pack, { line, current, reviews }: CaseGround): void {
  if (line.state !== 'under_review') return;
  const own = reviews.filter(({ submissionId }) => submissionId === current.submission.id);
  const titles = returnedDocuments(pack, own).map(({ title }) => title);
  if (titles.length > 0) throw new ServerError(409, 'documents_open', CASE_REASONS.documentsOpen(titles));
}

function reasonOf(pack: Pack, id: string): DecisionReason {
  const rule = pack.rules.find((one) => one.id === id);
  if (rule === undefined) throw new ServerError(422, 'reason_needed', CASE_REASONS.unknownRule);
  return { id, text: rule.label, clauses: rule.clauses };
}
