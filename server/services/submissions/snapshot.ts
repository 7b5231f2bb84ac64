import { createHash } from 'node:crypto';
import type { Pack } from '../../../bot/policy/pack.ts';
import { presentEvaluation, mutable } from '../applications/present.ts';
import { standingOf } from '../applications/standing.ts';
import { canonicalJson } from './canonical-json.ts';
import type { Ground, Snapshot } from './ports.ts';

/** What is handed in: whole enough to be explained years later, when pack, draft and files have moved on. */
export function snapshotOf(pack: Pack, { draft, files, findings, person }: Ground, at: Date): Snapshot {
  const { facts, form, members, evaluation } = standingOf(pack, draft);
  const { id, name, code } = draft.organisation;
  return {
    application: draft.id,
    organisation: { id, name, code },
    pack: { id: pack.manifest.id, version: pack.manifest.version, digest: pack.digest },
    facts: Object.fromEntries(Object.entries(facts).map(([fact, value]) => [fact, mutable(value)])),
    form,
    members: [...members],
    evaluation: presentEvaluation(pack, facts, evaluation),
    files: files.map(
      ({ id: file, document, name: called, kind, bytes, sha256, pages, by, at: time, replaces }) => ({
        ...{ id: file, document, name: called, kind, bytes, sha256, pages, by, at: time, replaces },
      }),
    ),
    findings: [...findings],
    submittedAt: at.toISOString(),
    submittedBy: person,
  };
}

export const digestOf = (snapshot: Snapshot): string => sha256(canonicalJson(snapshot));

/** Of what is handed in, whoever does it and when. */
export const contentDigest = (snapshot: Snapshot): string =>
  sha256(canonicalJson({ ...snapshot, submittedAt: undefined, submittedBy: undefined }));

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
