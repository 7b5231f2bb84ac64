import { ServerError } from '../../errors.ts';
import type { Contact, ContactDetails, Contacts } from './ports.ts';

const MOBILE = /^1[3-9]\d{9}$/;
const LANDLINE = /^0\d{2,3}-?\d{7,8}(-\d{1,6})?$/;
const EMAIL = /^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/;

/** Undefined: left as it is. */
export type DetailsSent = { [K in keyof ContactDetails]?: ContactDetails[K] | undefined };

export const createUpdateMe =
  (contacts: Contacts) =>
  (id: string, { name, mobile, email }: DetailsSent): Promise<Contact> =>
    contacts.change(id, {
      ...(name === undefined ? {} : { name }),
      ...(mobile === undefined ? {} : { mobile: readMobile(mobile) }),
      ...(email === undefined ? {} : { email: readEmail(email) }),
    });

function readMobile(typed: string | null): string | null {
  if (typed === null || typed === '') return null;
  const plain = typed.normalize('NFKC').replace(/\s/g, '');
  const mobile = plain.replace(/-/g, '').replace(/^(\+|00)86/, '');
  if (MOBILE.test(mobile)) return mobile;
  if (LANDLINE.test(plain)) return plain;
  throw new ServerError(422, 'bad_mobile', '请填写11位手机号，或带区号的座机号，例如 021-12345678。');
}

function readEmail(typed: string | null): string | null {
  if (typed === null || typed === '') return null;
  const email = typed.normalize('NFKC');
  if (EMAIL.test(email)) return email;
  throw new ServerError(422, 'bad_email', '邮箱的格式不对，应类似 name@example.com。');
}
