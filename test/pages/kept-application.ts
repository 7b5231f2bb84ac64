import type { Answer } from '../../miniapp/api/endpoints.ts';
import type { Application, Field } from '../../server/contract/applications.ts';
import { APPLICATION, type Fixtures, type Sent } from './fixtures.ts';
import { AT, PEOPLE } from './samples.ts';

type Change = { path: string; value: Field['value']; base: number };

/** An application that remembers what was saved, for tests that come back to it. */
export function keptApplication(): Fixtures {
  let application: Application = APPLICATION;
  function save({ path, value, base }: Change): Answer<'applications.change'>['results'][number] {
    const field: Field = { value, version: base + 1, by: PEOPLE.zhang, at: AT, channel: 'page' };
    const fields = { ...application.fields, [path]: field };
    application = { ...application, version: application.version + 1, fields };
    return { path, result: 'saved', field };
  }
  return {
    'applications.read': () => application,
    'applications.change': ({ body }: Sent) => {
      const results = (body as { changes: Change[] }).changes.map(save);
      return { results, application };
    },
  };
}
