import type { CertificateBlank } from '../../../bot/policy/filing-schema.ts';
import type { Pack } from '../../../bot/policy/pack.ts';
import { ServerError } from '../../errors.ts';
import { dayWords } from '../../phrases/day-words.ts';
import { CERTIFICATE_WORDS, FILING_REASONS } from '../../phrases/filing.ts';
import { notFound } from '../applications/read-application.ts';
import { dayAt } from '../calendar/days.ts';
import type { DraftLink, DraftShelf } from '../drafts/draft-paper.ts';
import { filingPolicy } from './decide-notice.ts';
import type { FilingDeps } from './open-notice.ts';
import type { Filing } from './ports.ts';
import { verifyUrl } from './present.ts';
import { publicContent } from './public-content.ts';
import { filingStatus } from './validity.ts';

/** All that is written on a certificate. */
export interface Certificate {
  fileName: string;
  title: string;
  rows: readonly { label: string; text: string }[];
  paragraphs: readonly string[];
  issuer: string;
  /** The day of filing, in words. */
  day: string;
  verify: { words: string; url: string };
}
export type CertificateFormat = 'docx' | 'pdf';
export type RenderCertificate = (certificate: Certificate) => Promise<Uint8Array>;

export interface CertificateDeps extends Pick<FilingDeps, 'packs' | 'store'> {
  render: Readonly<Record<CertificateFormat, RenderCertificate>>;
  shelf: Pick<DraftShelf, 'put'>;
  publicUrl: () => string;
}

const VALID_MS = 10 * 60_000;

/** Made anew whenever it is asked for, of the filing as it stands. @throws {ServerError} `not_filed`, `filing_ended` */
export const createMakeCertificate =
  ({ packs, store, render, shelf, publicUrl }: CertificateDeps) =>
  async (application: string, format: CertificateFormat, now: Date): Promise<DraftLink> => {
    const stands = await store.case(application);
    if (stands === null) throw notFound();
    const { filing } = stands;
    if (filing === null) throw new ServerError(409, 'not_filed', FILING_REASONS.notFiled);
    if (filingStatus(stands.state, filing.validUntil, dayAt(now)) !== 'valid')
      throw new ServerError(409, 'filing_ended', FILING_REASONS.filingEnded);
    const certificate = fillCertificate(packs.of(stands.pack), filing, publicUrl());
    const bytes = await render[format](certificate);
    const name = `${certificate.fileName}.${format}`;
    const secret = await shelf.put({ name, bytes }, VALID_MS);
    return {
      url: `${publicUrl()}/drafts/${secret}`,
      expiresAt: new Date(now.getTime() + VALID_MS).toISOString(),
      ...{ bytes: bytes.length, name },
    };
  };

/** The pack's wording, filled with what is public of the filing. */
export function fillCertificate(pack: Pack, filing: Filing, publicUrl: string): Certificate {
  const policy = filingPolicy(pack);
  const { certificate } = policy;
  const shown = publicContent(pack, policy, filing);
  const members = shown.members.map(({ name }) => name).join(CERTIFICATE_WORDS.between);
  const values: Record<CertificateBlank, string> = {
    ...{ title: shown.title, lead: shown.lead, field: shown.field, number: filing.number },
    members: members === '' ? CERTIFICATE_WORDS.noMembers : members,
    filed_on: dayWords(filing.filedOn),
    valid_until: dayWords(filing.validUntil),
    issuer: pack.manifest.issuer,
    document_number: pack.manifest.document_number,
    policy: pack.manifest.title,
  };
  const fill = (text: string) =>
    text.replace(/\{(\w+)\}/g, (whole, name: string) => values[name as CertificateBlank] ?? whole);
  return {
    fileName: CERTIFICATE_WORDS.fileName(shown.title, filing.number),
    title: certificate.title,
    rows: certificate.rows.map(({ label, text }) => ({ label, text: fill(text) })),
    paragraphs: certificate.paragraphs.map(fill),
    issuer: pack.manifest.issuer,
    day: dayWords(filing.filedOn),
    verify: { words: certificate.verify, url: verifyUrl(publicUrl, filing.verifyCode) },
  };
}
