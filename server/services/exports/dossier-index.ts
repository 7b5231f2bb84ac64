import { EXPORTS } from '../../phrases/exports.ts';
import { dayAt, timeAt } from '../calendar/days.ts';
import type { DossierGround } from './ports.ts';

export type IndexedVersion = DossierGround['versions'][number] & {
  contentPath: string;
  papers: readonly {
    title: string;
    name: string;
    bytes: number;
    sha256: string;
    key: string | null;
    /** In this folder; null: in that of an earlier version, or nowhere any more. */
    path: string | null;
  }[];
};

/** The dossier's first page: what lies where, and by what each can be verified. It needs nothing but a browser. */
export function dossierIndex(title: string, versions: readonly IndexedVersion[], now: Date): string {
  return `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><title>${escaped(title)}</title>
<style>body{font-family:sans-serif;max-width:60em;margin:2em auto;line-height:1.6}table{border-collapse:collapse;width:100%}th,td{border:1px solid #ccc;padding:.3em .6em;text-align:left;word-break:break-all}</style></head>
<body><h1>${escaped(EXPORTS.dossier(title))}</h1>
<p>${escaped(EXPORTS.about)}（${dayAt(now)} ${timeAt(now)}）</p>
${versions.map(section).join('\n')}
</body></html>
`;
}

function section({ submission, contentPath, papers }: IndexedVersion): string {
  const { number, version, state, at, digest } = submission;
  const head = `${EXPORTS.version(version)} · ${number} · ${dayAt(at)} ${timeAt(at)} · ${EXPORTS.states[state]}`;
  const rows = papers.map(({ title, name, bytes, sha256, key, path }) => {
    const shown =
      path === null ? escaped(key === null ? `${name}（${EXPORTS.gone}）` : name) : link(path, name);
    return row([escaped(title), shown, String(bytes), sha256], 'td');
  });
  return `<h2>${escaped(head)}</h2>
<table>${row(EXPORTS.columns.map(escaped), 'th')}
${row([escaped(EXPORTS.content), link(contentPath, `${EXPORTS.content}.json`), '', digest], 'td')}
${rows.join('\n')}</table>`;
}

const row = (cells: readonly string[], tag: 'th' | 'td') =>
  `<tr>${cells.map((cell) => `<${tag}>${cell}</${tag}>`).join('')}</tr>`;
const link = (path: string, name: string) =>
  `<a href="${path.split('/').map(encodeURIComponent).join('/')}">${escaped(name)}</a>`;
const escaped = (text: string) =>
  text.replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign]!);
