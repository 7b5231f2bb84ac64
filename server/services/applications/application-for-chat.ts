import type { FactValue } from '../../../bot/policy/pack.ts';
import { packOf } from '../programme/pack-of.ts';
import type { PackShelf } from '../programme/pack-shelf.ts';
import { factPath } from './paths.ts';
import type { Applications, ReadApplicationForChat } from './ports.ts';
import { standingOf } from './standing.ts';

/** An application as a conversation knows it: what was answered, how it stands, what is missing. */
export const createReadApplicationForChat =
  ({
    packs,
    applications,
    clock,
  }: {
    packs: PackShelf;
    clock: () => number;
    applications: Applications;
  }): ReadApplicationForChat =>
  async (applicationId) => {
    const draft = await applications.read(applicationId);
    if (draft === null) return null;
    const pack = packOf(packs, draft, new Date(clock()));
    const { title, evaluation, papers, missingDocuments, facts } = standingOf(pack, draft);
    const told = [...pack.facts.keys()].flatMap((id) => {
      const field = draft.fields.get(factPath(id));
      return field ? [[id, { value: facts[id] ?? null, at: field.at.getTime() }] as const] : [];
    });
    const { id, version, state, number } = draft;
    return {
      summary: {
        ...{ id, version, title, state, number, papers, missingDocuments },
        verdict: evaluation.verdict,
      },
      facts: Object.fromEntries(told) satisfies Record<string, { value: FactValue | null; at: number }>,
    };
  };
