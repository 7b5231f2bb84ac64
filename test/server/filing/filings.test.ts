import mammoth from 'mammoth';
import { extractText, getDocumentProxy } from 'unpdf';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { API } from '../../../server/contract/api.ts';
import { startTestApi, type TestApi } from '../../setup/api.ts';
import { filedCase, fileIt, readFiling, readyCase } from '../../setup/filing.ts';
import type { TestOrganisation } from '../../setup/people.ts';

const START = Date.UTC(2026, 10, 26, 2);
let api: TestApi;
let ours: TestOrganisation;
beforeAll(async () => {
  api = await startTestApi({ clock: () => START });
});
beforeEach(async () => {
  ours = await api.organisation();
});
afterAll(() => api.stop());

const refused = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: Error) => error.message,
  );

describe('a filing', () => {
  test('is valid for the office’s years, and never longer than the clause allows', async () => {
    const stands = await readyCase(api, ours);
    const { validity } = await readFiling(api, stands);
    expect(validity).toMatchObject({ proposed: '2029-11-25', latest: '2029-11-25', yearsAtMost: 3 });
    for (const day of ['2029-11-26', '2026-11-26', '2027-02-30'])
      expect(await refused(fileIt(api, stands, day))).toContain('bad_validity');
    await fileIt(api, stands, '2028-11-25');
    const filing = await api.prisma.filing.findFirstOrThrow({ where: { applicationId: stands.application } });
    expect(filing).toMatchObject({ filedOn: '2026-11-26', validUntil: '2028-11-25', leadName: ours.name });
    const reminders = await api.prisma.reminder.findMany({ where: { applicationId: stands.application } });
    expect(reminders.map(({ kind, dueOn, stoppedAt }) => [kind, dueOn, stoppedAt !== null])).toEqual(
      expect.arrayContaining([
        ['notice_end', expect.any(String), true],
        ['validity', '2028-11-25', false],
      ]),
    );
  });

  test('gets one number however often it is asked for, and no two get the same', async () => {
    const cases = await Promise.all([readyCase(api, ours), readyCase(api, await api.organisation())]);
    const key = 'the-very-same-write-again';
    const { number } = await fileIt(api, cases[0], undefined, key);
    expect(number).toMatch(/^宝联备〔2026〕\d{3}号$/);
    const call = { params: { application: cases[0].application }, key };
    const body = { base: 1, validUntil: '2029-11-25' };
    const again = await api.attempt(cases[0].lead, API.officeFiling.file, { ...call, body });
    // Answered as the first was, or refused as another write under its name; never a second filing.
    expect([again.status, again.body.number]).toEqual(
      again.status === 200 ? [200, number] : [422, undefined],
    );
    expect(await api.prisma.filing.count({ where: { applicationId: cases[0].application } })).toBe(1);
    const both = await Promise.allSettled([fileIt(api, cases[1]), fileIt(api, cases[1])]);
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const numbers = (await api.prisma.filing.findMany()).map((filing) => filing.number);
    expect(new Set(numbers).size).toBe(numbers.length);
  });

  test('is verified by its code, without a word about people', async () => {
    const { code, number, application } = await filedCase(api, ours);
    const verify = () => api.call(null, API.notices.verify, { params: { code } });
    const shown = await verify();
    expect(shown).toMatchObject({ number, lead: ours.name, status: 'valid', endedOn: null });
    for (const secret of ['王工', '13812345678', ours.code, application])
      expect(JSON.stringify(shown)).not.toContain(secret);
    await api.prisma.filing.update({ where: { number }, data: { validUntil: '2026-11-25' } });
    expect((await verify()).status).toBe('expired');
    await api.prisma.application.update({ where: { id: application }, data: { state: 'cancelled' } });
    expect((await verify()).status).toBe('cancelled');
    const certificate = { params: { application }, query: { format: 'docx' as const } };
    expect(await refused(api.call(ours.owner, API.filing.certificate, certificate))).toContain(
      'filing_ended',
    );
  });

  test('has a certificate in both formats that names it and leads to the page of verification', async () => {
    const { application, number, code } = await filedCase(api, ours);
    const fetched = async (format: 'docx' | 'pdf') => {
      const link = await api.call(ours.viewer, API.filing.certificate, {
        params: { application },
        query: { format },
      });
      expect(link.name).toBe(`备案证明-减速器创新联合体-${number}.${format}`);
      const response = await fetch(link.url);
      return { type: response.headers.get('Content-Type'), bytes: Buffer.from(await response.arrayBuffer()) };
    };
    const docx = await fetched('docx');
    const pdf = await fetched('pdf');
    expect([docx.type, pdf.type]).toEqual([expect.stringContaining('wordprocessingml'), 'application/pdf']);
    const { value: word } = await mammoth.extractRawText({ buffer: docx.bytes });
    const { text } = await extractText(await getDocumentProxy(new Uint8Array(pdf.bytes)), {
      mergePages: true,
    });
    for (const part of [number, '减速器创新联合体', ours.name, '2029年11月25日', `/verify/${code}`]) {
      expect(word).toContain(part);
      expect(text).toContain(part);
    }
  });
});

describe('a receipt', () => {
  const check = (number: string, digest: string) =>
    api.call(null, API.notices.checkReceipt, { query: { number, digest } });

  test('is confirmed while what was handed in stands, and a later change is found', async () => {
    const { submission } = await readyCase(api, ours);
    const { number, digest, snapshot } = await api.prisma.submission.findUniqueOrThrow({
      where: { id: submission },
    });
    expect(await check(number, digest)).toMatchObject({ outcome: 'unchanged', receipt: { number, digest } });
    expect((await check(number, digest.slice(0, 16))).outcome).toBe('unchanged');
    expect(await check(number, 'f'.repeat(16))).toMatchObject({ outcome: 'mismatch', receipt: null });
    expect(await check('LB-20200101-0001-1', digest)).toMatchObject({ outcome: 'unknown', receipt: null });

    const changed = { ...(snapshot as object), form: { 'consortium.name': '另一个联合体' } };
    await api.prisma.submission.update({ where: { id: submission }, data: { snapshot: changed } });
    expect((await check(number, digest)).outcome).toBe('changed');
  });
});
