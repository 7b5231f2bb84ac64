import type { z } from 'zod';
import type { Pack } from '../../../bot/policy/pack.ts';
import type { Application, changeResultSchema } from '../../contract/applications.ts';
import type { Role } from '../../contract/common.ts';
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
  pack: Pack;
  applications: Applications;
  afterChange: AfterChange;
}) {
  const { pack, applications, afterChange } = deps;
  return async (command: Command): Promise<{ results: Result[]; application: Application }> => {
    const { application, changes, contactId: by, role, key, now } = command;
    const { draft, answer } = await applications.edit(application, now, (before) =>
      decideChanges(pack, before, changes, { key, by, at: now }),
    );
    const saved = answer.filter(({ result }) => result === 'saved').map(({ path }) => path);
    if (saved.length > 0) afterChange(application, now, saved);
    return {
      results: answer.map((decision) => presentResult(draft, decision)),
      application: presentApplication(pack, draft, role),
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
