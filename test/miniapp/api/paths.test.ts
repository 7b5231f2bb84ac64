import { expect, test } from 'vitest';
import { addressOf } from '../../../miniapp/api/address.ts';
import { PATHS } from '../../../miniapp/api/paths.ts';
import { ENDPOINTS } from '../../../server/contract/api.ts';

test('the pages know every call of the contract, by the same method and path, and no other', () => {
  expect(PATHS).toEqual(
    Object.fromEntries(ENDPOINTS.map(({ id, method, path }) => [id, `${method} ${path}`])),
  );
});

test('parameters are put into their places, and what is not given is left out of the query', () => {
  const input = { params: { application: 'a/b' }, query: { after: undefined, limit: 5 } };
  expect(addressOf('applications.events', input)).toEqual({
    method: 'GET',
    url: '/api/applications/a%2Fb/events?limit=5',
  });
});
