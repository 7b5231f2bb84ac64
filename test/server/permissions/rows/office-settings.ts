import { API } from '../../../../server/contract/api.ts';
import { officeRow } from '../office-row.ts';

const { officeSettings } = API;

export const officeSettingRows = [
  officeRow(officeSettings.read, [401, 403, 200, 200, 200, 200], () => ({})),
  officeRow(officeSettings.change, [401, 403, 403, 403, 200, 200], async ({ api }) => {
    const row = await api.prisma.officeSetting.findUnique({ where: { key: 'review' } });
    const value = { working_days: 15 };
    return { params: { key: 'review' as const }, body: { base: row?.version ?? 0, value } };
  }),
  officeRow(officeSettings.history, [401, 403, 200, 200, 200, 200], () => ({
    params: { key: 'review' as const },
  })),
];
