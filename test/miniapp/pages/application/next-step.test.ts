import { expect, test } from 'vitest';
import { nextStep } from '../../../../miniapp/pages/application/next-step.ts';
import { APPLICATION, FIXTURES } from '../../../pages/fixtures.ts';
import type { Programme } from '../../../../miniapp/state/programme.ts';

const PROGRAMME = FIXTURES['programme.read'] as Programme;
const ANSWERED = {
  ...APPLICATION,
  evaluation: { ...APPLICATION.evaluation, verdict: 'eligible' as const, asking: null },
};
const field = APPLICATION.fields['form.contact.name']!;
const FILLED = { ...ANSWERED, fields: { ...ANSWERED.fields, 'form.contact.mobile': field } };
const pathOf = (application: typeof APPLICATION) => nextStep(application, PROGRAMME).path;

test('there is one thing to do next, in the order in which an application comes about', () => {
  expect(pathOf(APPLICATION)).toBe('/check');
  expect(pathOf(ANSWERED)).toBe('/form/contact');
  expect(pathOf({ ...FILLED, members: [] })).toBe('/members');
  expect(pathOf(FILLED)).toBe('/papers');
  expect(pathOf({ ...FILLED, papers: { ready: 12, wanted: 12 } })).toBe('/submit');
  expect(pathOf({ ...FILLED, state: 'submitted' })).toBe('receipt');
});
