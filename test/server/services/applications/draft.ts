import type { FieldValue } from '../../../../server/contract/common.ts';
import type { Draft, StoredField } from '../../../../server/services/applications/ports.ts';

export const LI = { id: 'li'.padEnd(22, '_'), name: '李工' };
export const NOW = new Date('2026-11-25T03:00:00.000Z');
export const memberId = (name: string) => name.padEnd(22, '_');

/** A stored field as someone has left it an hour ago. */
export const field = (value: FieldValue | null, change: Partial<StoredField> = {}): StoredField => {
  const at = new Date(NOW.getTime() - 3_600_000);
  return { value, version: 1, by: LI, at, channel: 'page', firstAt: at, ...change };
};

/** A draft with these values, each at its first version. */
export function draftWith(values: Readonly<Record<string, FieldValue | null | StoredField>> = {}): Draft {
  const stored = Object.entries(values).map(([path, value]) => {
    const given = typeof value === 'object' && value !== null && 'firstAt' in value;
    return [path, given ? value : field(value)] as const;
  });
  return {
    id: 'application'.padEnd(22, '_'),
    organisation: { id: 'org'.padEnd(22, '_'), name: '上海甲机器人有限公司', code: '91310113MA1GK00240' },
    ...{ packId: 'baoshan-2025-8', packVersion: '1.0' },
    state: 'draft',
    version: 7,
    createdAt: NOW,
    updatedAt: NOW,
    fields: new Map(stored),
    documents: new Set(),
    number: null,
  };
}
