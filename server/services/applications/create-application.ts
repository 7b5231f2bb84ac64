import { totalBelowSum, valueFault } from '../../../bot/policy/facts.ts';
import type { Facts, Pack } from '../../../bot/policy/pack.ts';
import type { Application } from '../../contract/applications.ts';
import type { FieldValue } from '../../contract/common.ts';
import { ServerError } from '../../errors.ts';
import { permits } from '../../permissions/table.ts';
import { idFrom } from '../id-from.ts';
import type { PackShelf } from '../programme/pack-shelf.ts';
import { factPath } from './paths.ts';
import type { AnswersInChat, Applications, Edit, FieldWrite, Roles } from './ports.ts';
import { mutable, presentApplication } from './present.ts';
import { notFound } from './read-application.ts';
import { readValue } from './read-value.ts';

/** An organisation may lead several consortia; more than this is a slip, or somebody's script. */
const MOST = 10;

export interface CreateApplicationDeps {
  packs: PackShelf;
  applications: Applications;
  roles: Pick<Roles, 'inOrganisation'>;
  answersInChat: AnswersInChat;
}
interface Command {
  organisation: string;
  actor: { contactId: string; identity: string };
  key: string;
  now: Date;
}

/**
 * Begins an application with what its creator has answered in chat, and with the name of the organisation as the lead unit's.
 * @throws {ServerError} `not_found`, `not_permitted`, `too_many_applications`
 */
export function createCreateApplication(deps: CreateApplicationDeps) {
  const { packs, applications, roles, answersInChat } = deps;
  return async ({ organisation, actor, key, now }: Command): Promise<Application> => {
    const role = await roles.inOrganisation(actor.contactId, organisation);
    if (role === null) throw notFound();
    if (!permits('application.edit', role)) {
      throw new ServerError(403, 'not_permitted', '您的角色不能做这一步，请联系本单位的管理员。');
    }
    const answers = await answersInChat(actor.identity);
    const pack = packs.at(now);
    const { id: packId, version } = pack.manifest;
    const created = await applications.create(
      {
        id: idFrom(key, 'application'),
        organisationId: organisation,
        pack: { id: packId, version },
        by: actor.contactId,
        at: now,
      },
      MOST,
      ({ name }) => beginning(pack, name, answers, { by: actor.contactId, key, now }),
    );
    if (created !== 'full') return presentApplication(pack, created, role);
    throw new ServerError(
      409,
      'too_many_applications',
      `一个单位最多同时准备 ${MOST} 份申报，请在已有的申报里继续。`,
    );
  };
}

function beginning(
  pack: Pack,
  organisation: string,
  answers: { facts: Facts; at: Date } | null,
  { by, key, now }: { by: string; key: string; now: Date },
): Edit {
  const write = (id: string, value: FieldValue, at: Date, channel: FieldWrite['channel']): FieldWrite => {
    const path = factPath(id);
    return { id: idFrom(key, `change:${path}`), path, value, version: 1, by, at, channel };
  };
  const lead = pack.form.lead_name_fact;
  const named = valueFault(pack.facts.get(lead)!, organisation) === null;
  const said = Object.entries(answers === null ? {} : fitting(pack, answers.facts));
  const writes = said
    .filter(([id]) => id !== lead || !named)
    .map(([id, value]) => write(id, value, answers!.at, 'chat'));
  if (named) writes.push(write(lead, organisation, now, 'page'));
  const data = { answers: said.length };
  return {
    writes,
    events: [{ id: idFrom(key, 'event:created'), type: 'created', data, by, at: now }],
  };
}

/** Of a conversation with an older pack, what this one understands. */
function fitting(pack: Pack, said: Facts): Record<string, FieldValue> {
  const facts: Record<string, FieldValue> = {};
  for (const [id, value] of Object.entries(said)) {
    const read = readValue(pack, { of: 'fact', id }, mutable(value));
    if ('value' in read && read.value !== null) facts[id] = read.value;
  }
  const contradiction = totalBelowSum(pack, facts as Facts);
  if (contradiction !== null) delete facts[contradiction.fact];
  return facts;
}
