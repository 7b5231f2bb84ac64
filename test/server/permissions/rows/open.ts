import { API } from '../../../../server/contract/api.ts';
import { row } from '../row.ts';

/** What anybody may read. */
export const openRows = [
  row(API.programme.read, [200, 200, 200, 200, 200, 200], () => ({})),
  row(API.wecom.signature, [200, 200, 200, 200, 200, 200], ({ api }) => ({
    query: { url: `${api.url}/me` },
  })),
];
