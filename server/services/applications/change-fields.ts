import type { z } from 'zod';
import type { Application, changeResultSchema } from '../../contract/applications.ts';
import type { Role } from '../../contract/common.ts';
import { packOf } from '../programme/pack-of.ts';
import type { PackShelf } from '../programme/pack-shelf.ts';
import { decideChanges, type Change, type Decision } from './decide-changes.ts';
import type { AfterChange, Applications, Draft } from './ports.ts';
import { presentApplication, presentField } from './present.ts';

type Result = z.output<typeof changeResultSchema>;
interface Command {
  application: string;
  changes: readonly Change[];
  contactId: string;
  role: Role;
  key: string;
  now: Date;
}

/** Saves fields, each against the version that the person saw. @throws {ServerError} `not_found` */
export function createChangeFields(deps: {
  packs: PackShelf;
  applications: Applications;
  afterChange: AfterChange;
}) {
  const { packs, applications, afterChange } = deps;
  return async (command: Command): Promise<{ results: Result[]; application: Application }> => {
    const { application, changes, contactId: by, role, key, now } = command;
    const { draft, answer } = await applications.edit(application, now, (before) =>
      decideChanges(packOf(packs, before, now), before, changes, { key, by, at: now }),
    );
    const saved = answer.filter(({ result }) => result === 'saved').map(({ path }) => path);
    if (saved.length > 0) afterChange(application, now, saved);
    return {
      results: answer.map((decision) => presentResult(draft, decision)),
      application: presentApplication(packOf(packs, draft, now), draft, role),
    };
  };
}

function presentResult(draft: Draft, decision: Decision): Result {
  if (decision.result === 'refused') return decision;
  const { path, result } = decision;
  const field = draft.fields.get(path);
  if (result === 'saved') return { path, result, field: presentField(field!) };
  return { path, result, field: field ? presentField(field) : null };
}
