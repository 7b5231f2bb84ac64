import { shanghaiDay } from '../../../bot/policy/shanghai-day.ts';
import { HINTS } from '../../phrases/hints.ts';
import type { ApplicationViews } from '../drafts/application-view.ts';
import type { CheckPaper, PaperFile } from '../papers/ports.ts';
import type { Extraction } from './paper-text.ts';
import { precheck } from './precheck.ts';

/** The text of a file, taken out once and kept beside it. */
export type PaperTexts = (file: PaperFile, kind: 'docx' | 'pdf') => Promise<Extraction>;

export interface CheckPaperDeps {
  views: ApplicationViews;
  texts: PaperTexts;
  /** Epoch milliseconds. */
  clock: () => number;
}

const NOT_CHECKED = { check: 'not_checked', findings: [] } as const;

/**
 * Holds a file against its application as it is now. Asked again after a change of the application, it says what holds then; a hint that
 * stays word for word keeps its dismissal.
 */
export const createCheckPaper =
  ({ views, texts, clock }: CheckPaperDeps): CheckPaper =>
  async (file) => {
    const { kind } = file;
    if (kind !== 'docx' && kind !== 'pdf') return NOT_CHECKED;
    const known = await views.view(file.applicationId, new Date(clock()));
    const paper = known?.pack.papers.get(file.documentId);
    if (known === null || paper === undefined) return NOT_CHECKED;
    const extraction = await texts(file, kind);
    switch (extraction.type) {
      case 'scan':
        return { check: 'scan', findings: [{ code: 'scan_unchecked', text: HINTS.scan, place: null }] };
      case 'unreadable': {
        const text = HINTS.unreadable[extraction.reason];
        return { check: 'not_checked', findings: [{ code: 'unreadable', text, place: null }] };
      }
      case 'text': {
        const { pack, view } = known;
        return {
          check: 'done',
          findings: precheck(pack, paper, view, extraction.text, shanghaiDay(clock())),
        };
      }
    }
  };
