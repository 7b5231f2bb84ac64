import type { FieldValue } from '../../../../server/contract/common.ts';
import type { Ground, Papers } from '../../../../server/services/submissions/ports.ts';
import { draftWith, LI, NOW } from '../applications/draft.ts';

/** The least that can be handed in. */
export const ENOUGH: Readonly<Record<string, FieldValue>> = {
  'fact.lead.name': '上海甲机器人有限公司',
  'form.consortium.name': '减速器创新联合体',
  'form.contact.name': '王工',
  'form.contact.phone': '13812345678',
};

export const fileOf = (
  document: string,
  change: Partial<Papers['files'][number]> = {},
): Papers['files'][number] => ({
  ...{ id: `file-${document}`.slice(0, 22).padEnd(22, '_'), document, name: `${document}.pdf` },
  ...{ kind: 'pdf', bytes: 1_000, sha256: 'a'.repeat(64), pages: 2 },
  ...{ by: LI, at: NOW.toISOString(), replaces: null, state: 'current', scan: 'off', check: 'done' },
  ...change,
});

export const NAMED = ['agreement', 'proposal', 'application'].map((id) => fileOf(id));

export function groundWith(values: Parameters<typeof draftWith>[0], papers: Partial<Papers> = {}): Ground {
  const { files = [], findings = [] } = papers;
  const documents = new Set(files.map(({ document }) => document));
  const draft = { ...draftWith(values), documents };
  return { draft, files, findings, submissions: [], current: null, person: LI };
}
