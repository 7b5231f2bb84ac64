import { expect, test } from 'vitest';
import { addressOf, knowPaths } from '../../../miniapp/api/address.ts';
import { PATHS } from '../../../miniapp/api/paths.ts';
import { OFFICE_PATHS } from '../../../miniapp/office/paths.ts';
import { ENDPOINTS } from '../../../server/contract/api.ts';

const pathsOf = (ofOffice: boolean) =>
  Object.fromEntries(
    ENDPOINTS.filter(({ path }) => path.startsWith('/api/office/') === ofOffice).map((endpoint) => [
      endpoint.id,
      `${endpoint.method} ${endpoint.path}`,
    ]),
  );

test('the pages know every call of the contract, by the same method and path, and no other', () => {
  expect(PATHS).toEqual(pathsOf(false));
});

test('the console alone knows the office’s', () => {
  expect(OFFICE_PATHS).toEqual(pathsOf(true));
  knowPaths(OFFICE_PATHS);
  expect(addressOf('office_people.me', {})).toEqual({ method: 'GET', url: '/api/office/me' });
});

test('parameters are put into their places, and what is not given is left out of the query', () => {
  const input = { params: { application: 'a/b' }, query: { after: undefined, limit: 5 } };
  expect(addressOf('applications.events', input)).toEqual({
    method: 'GET',
    url: '/api/applications/a%2Fb/events?limit=5',
  });
});
