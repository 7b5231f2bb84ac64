import type { Answer } from '../../miniapp/api/endpoints.ts';
import { AT, PEOPLE, idOf } from './samples.ts';

type Paper = Answer<'papers.list'>['items'][number];

/** A checklist of which the first item has a file with something to look at, the second is ready, the rest is missing. */
export function samplePapers(documents: readonly string[]): Paper[] {
  return documents.map((document, at): Paper => {
    const base = { document, wanted: true, draft: at < 3 };
    if (at > 1) return { ...base, state: 'missing', files: [], findings: [] };
    const file = sampleFile(document, at);
    if (at === 1) return { ...base, state: 'ready', files: [file], findings: [] };
    return { ...base, state: 'attention', files: [file], findings: [sampleFinding(file.id)] };
  });
}

function sampleFile(document: string, at: number): Paper['files'][number] {
  return {
    ...{ id: idOf(`file-${at}`), document, name: '组建协议.pdf', kind: 'pdf', bytes: 348_160, pages: 8 },
    ...{ sha256: 'a'.repeat(64), by: PEOPLE.zhang, at: AT, replaces: null },
    ...{ state: 'current', scan: 'off', check: 'done' },
  };
}

const sampleFinding = (file: string): Paper['findings'][number] => ({
  ...{ id: idOf('finding'), file, code: 'contents_missing', dismissed: null },
  text: '没有找到“争议解决方式”的内容。指引要求组建协议写明这一项。',
  place: '查看了全文 8 页的标题和正文',
});
