import { createHash } from 'node:crypto';
import type { Pack } from '../../../bot/policy/pack.ts';
import { shanghaiDay } from '../../../bot/policy/shanghai-day.ts';
import { ServerError } from '../../errors.ts';
import { ANNUAL_REASONS } from '../../phrases/annual.ts';
import { idFrom } from '../id-from.ts';
import { canonicalJson } from '../submissions/canonical-json.ts';
import { receiptNumber } from '../submissions/receipt-number.ts';
import { requireFillable } from './decide-changes.ts';
import { annualOf } from './fields.ts';
import { missingLines } from './lines.ts';
import type { Deed, Ground, Person, Snapshot } from './ports.ts';
import { ANNUAL_STEPS } from './steps.ts';

interface Asked {
  /** The report's version that the person saw. */
  version: number;
  person: Person;
  key: string;
  now: Date;
}

/**
 * What handing in does; null where the office has the very same already, by this request or another.
 * @throws {ServerError} `report_closed`, `report_changed`, `not_complete`
 */
export function decideAnnualSubmission(pack: Pack, ground: Ground, asked: Asked): Deed | null {
  const { version: seen, person, key, now } = asked;
  const snapshot = annualSnapshot(pack, ground, person, now);
  const stands = ground.state === 'submitted' && ground.snapshot !== null;
  if (stands && contentOf(ground.snapshot!) === contentOf(snapshot)) return null;
  requireFillable(ground);
  if (seen !== ground.version) {
    const extra = { version: ground.version };
    throw new ServerError(409, 'report_changed', ANNUAL_REASONS.changed, { extra });
  }
  const missing = missingLines(annualOf(pack), ground);
  if (missing.length > 0) {
    const reason = ANNUAL_REASONS.notComplete(missing.map(({ text }) => text));
    throw new ServerError(422, 'not_complete', reason, { extra: { missing } });
  }
  const day = shanghaiDay(now.getTime());
  const version = (ground.versions[0]?.version ?? 0) + 1;
  return {
    ...{ action: 'annual_submitted', visible: true, notice: 'annual_submitted', key, now },
    by: { kind: 'applicant', id: person.id },
    data: { report: ground.id, year: ground.year, version },
    patch: { state: ANNUAL_STEPS.submit.to, submittedAt: now },
    handIn: {
      ...{
        id: idFrom(key, 'annual version'),
        version,
        snapshot,
        digest: sha256(canonicalJson(snapshot)),
        day,
      },
      numbered: (count) => receiptNumber(day, count),
    },
    reminder: 'stop',
  };
}

/** What is handed in: whole enough to be explained years later. */
function annualSnapshot(pack: Pack, ground: Ground, by: Person, at: Date): Snapshot {
  const { id, applicationId: application, year, filing, organisation, values, files } = ground;
  return {
    ...{ report: id, application, year, filing, organisation, values: { ...values } },
    pack: { id: pack.manifest.id, version: pack.manifest.version, digest: pack.digest },
    files: files.map((file) => ({
      ...{ id: file.id, document: file.document, name: file.name, kind: file.kind, bytes: file.bytes },
      ...{ sha256: file.sha256, pages: file.pages, by: file.by, at: file.at, replaces: file.replaces },
    })),
    submittedAt: at.toISOString(),
    submittedBy: by,
  };
}

const contentOf = (snapshot: Snapshot): string =>
  canonicalJson({ ...snapshot, submittedAt: undefined, submittedBy: undefined });
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
