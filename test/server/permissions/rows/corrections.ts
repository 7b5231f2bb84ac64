import { API } from '../../../../server/contract/api.ts';
import { beginApplication } from '../../../setup/application.ts';
import { row } from '../row.ts';

export const correctionRows = [
  row(API.corrections.list, [401, 403, 404, 200, 200, 200], async ({ api, ours }) => ({
    params: { application: await beginApplication(api, ours) },
  })),
];
