import { ServerError } from '../../errors.ts';
import { forbiddenByPolicy, LATER_REASONS } from '../../phrases/later.ts';
import { notFound } from '../applications/read-application.ts';
import type { PackShelf } from '../programme/pack-shelf.ts';
import type { LaterStore } from './ports.ts';
import { byApplicant, lifeOf, requireFiled, type Asked } from './standing.ts';

/**
 * Refuses what the policy does not let a consortium do by itself, with the clause to the letter; that it was asked for is recorded.
 * @throws {ServerError} `forbidden_by_policy` always, or `not_found`, `not_filed`, `no_such_step`
 */
export const createForbiddenStep =
  ({ packs, later }: { packs: PackShelf; later: LaterStore }) =>
  async (asked: Asked & { step: string; reason: string }): Promise<never> => {
    const found = await later.read(asked.application);
    if (found === null) throw notFound();
    const { pack, life } = lifeOf(packs, found);
    const step = life.forbidden.find(({ id }) => id === asked.step);
    if (step === undefined) throw new ServerError(404, 'no_such_step', LATER_REASONS.noSuchStep);
    requireFiled(found);
    const { id, label } = step;
    await later.carryOut(
      { ...byApplicant(asked), step: { action: 'forbidden_step_refused', visible: true } },
      () => ({ data: { step: id, label, reason: asked.reason, clauses: step.clauses }, writes: [] }),
    );
    const clauses = step.clauses.map((clause) => ({ id: clause, text: pack.clauses.get(clause)!.text }));
    throw new ServerError(422, 'forbidden_by_policy', forbiddenByPolicy(step.answer, clauses), {
      extra: { step: id, clauses },
    });
  };
