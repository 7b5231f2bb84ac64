import type { OfficeSettings } from '../settings/ports.ts';
import type { AnnualSettings } from './ports.ts';

/** The office's own choices about annual reports. */
export const createAnnualSettings = ({ read }: OfficeSettings): AnnualSettings => ({
  due: async () => (await read()).annual.due,
  async outcomes() {
    const { outcomes } = (await read()).evaluation;
    return outcomes.map(({ label, at_least: from }) => ({ title: label, from }));
  },
});
