import type { Fault } from './fault.ts';
import { NOTICE_EVENTS, NOTICE_PLAIN } from './notice-events.ts';
import type { NoticeTemplates } from './notices-schema.ts';
import { templateParts } from './papers.ts';
import type { PackFiles } from './pack-files.ts';

type Path = (string | number)[];

/** What notices.yaml says twice, cites in vain, or wants filled in that its event does not bring. */
export function noticesFaults(files: PackFiles): Fault[] {
  const file = files['notices.yaml'];
  if (file === null) return [];
  const clauses = new Set(files['clauses.yaml'].value.map(({ id }) => id));
  return file.value.flatMap((entry, index) => {
    const twice = file.value.findIndex(({ event }) => event === entry.event) < index;
    return [
      ...(twice ? [file.fault([index, 'event'], `${entry.event} is described twice`)] : []),
      ...entryFaults(entry, clauses).map(({ path, reason }) => file.fault([index, ...path], reason)),
    ];
  });
}

interface Found {
  path: Path;
  reason: string;
}

function entryFaults({ event, templates }: NoticeTemplates, clauses: ReadonlySet<string>): Found[] {
  const known = { ...NOTICE_PLAIN, ...NOTICE_EVENTS[event] };
  return templates.flatMap((template, index) => {
    const at = (...path: Path) => ['templates', index, ...path];
    const twice = templates.findIndex(({ audience }) => audience === template.audience) < index;
    return [
      ...(twice ? [{ path: at('audience'), reason: `${event} tells ${template.audience} in two ways` }] : []),
      ...template.clauses.flatMap((clause, place) =>
        clauses.has(clause) ? [] : [{ path: at('clauses', place), reason: `there is no clause ${clause}` }],
      ),
      ...blankFaults(template.title, at('title'), known),
      ...template.text.flatMap((sentence, place) => blankFaults(sentence, at('text', place), known)),
      ...template.rows.flatMap((row, place) => blankFaults(row.value, at('rows', place, 'value'), known)),
    ];
  });
}

function blankFaults(text: string, path: Path, known: Readonly<Record<string, string>>): Found[] {
  return templateParts(text).flatMap((part) => {
    if (typeof part === 'string') return /[{}]/.test(part) ? [{ path, reason: 'a brace stands alone' }] : [];
    if (known[part.source] === undefined)
      return [{ path, reason: `nothing by the name ${part.source} can be filled in here` }];
    return [];
  });
}
