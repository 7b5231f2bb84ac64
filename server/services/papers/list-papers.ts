import { evaluate } from '../../../bot/policy/evaluate.ts';
import type { Facts, Pack } from '../../../bot/policy/pack.ts';
import { yearOfAttachment } from '../annual/attachments.ts';
import { packOf } from '../programme/pack-of.ts';
import type { PackShelf } from '../programme/pack-shelf.ts';
import type { ApplicationAnswers, PaperFile, PaperFinding, Papers, PaperStore } from './ports.ts';

export type PaperState = 'missing' | 'attention' | 'ready';

/** An item of the checklist. */
export interface Paper {
  document: string;
  wanted: boolean;
  /** A draft of it can be made. */
  draft: boolean;
  state: PaperState;
  /** History included. */
  files: readonly PaperFile[];
  findings: readonly PaperFinding[];
}

export const createListPapers =
  (packs: PackShelf, papers: PaperStore, { read }: ApplicationAnswers) =>
  async (applicationId: string, now: Date): Promise<Paper[]> => {
    const [answers, kept] = await Promise.all([read(applicationId), papers.ofApplication(applicationId)]);
    return answers === null ? [] : checklist(packOf(packs, answers, now), answers.facts, kept);
  };

/** What the pack wants for these facts, and whatever else holds files, in the pack's order. */
export function checklist(pack: Pack, facts: Facts, { files, findings }: Papers): Paper[] {
  const wanted = new Set(evaluate(pack, facts).documents);
  const known = new Set(pack.documents.map(({ id }) => id));
  const strays = new Set(files.map(({ documentId }) => documentId).filter((id) => isStray(pack, known, id)));
  return [...known, ...strays]
    .map((document) => {
      const own = files.filter(({ documentId }) => documentId === document);
      const hints = findings.filter(({ documentId }) => documentId === document);
      return {
        document,
        wanted: wanted.has(document),
        draft: pack.papers.get(document)?.draft !== undefined,
        state: stateOf(own, hints),
        files: own,
        findings: hints,
      };
    })
    .filter((paper) => paper.wanted || paper.files.some(({ state }) => state === 'current'));
}

/** What goes with an annual report is shown there. */
const isStray = (pack: Pack, known: ReadonlySet<string>, document: string): boolean =>
  !known.has(document) && yearOfAttachment(pack, document) === null;

function stateOf(files: readonly PaperFile[], findings: readonly PaperFinding[]): PaperState {
  if (!files.some(({ state }) => state === 'current')) return 'missing';
  return findings.some(({ dismissed }) => dismissed === null) ? 'attention' : 'ready';
}
