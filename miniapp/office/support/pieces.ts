import type { Answer } from '../../api/endpoints.ts';

export type Entry = Answer<'office_support.of_case'>['items'][number];
export interface Piece {
  text: string;
  to?: string;
}

/** A sentence of the trail, with the way to whom it is about, or to which case. A name that it bears is the link; another stands after it. */
export function pieces(
  { text, who, application }: Pick<Entry, 'text' | 'who' | 'application'>,
  about: 'case' | 'person',
): Piece[] {
  if (about === 'person') {
    if (application === null) return [{ text }];
    return linked(
      text,
      application.title || '未提交的申报',
      `/review/support/cases/${application.id}`,
      application.title !== '',
    );
  }
  return who === null || who.name === ''
    ? [{ text }]
    : linked(text, who.name, `/review/support/people/${who.id}`, true);
}

function linked(text: string, name: string, to: string, named: boolean): Piece[] {
  const at = named ? text.indexOf(name) : -1;
  if (at < 0) return [{ text: `${text} ` }, { text: name, to }];
  const around = [{ text: text.slice(0, at) }, { text: name, to }, { text: text.slice(at + name.length) }];
  return around.filter((piece) => piece.text !== '');
}
