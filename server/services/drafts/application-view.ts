import type { Facts, Pack } from '../../../bot/policy/pack.ts';

/** What is known of an application, as drafts are filled with it and papers are held against it. */
export interface ApplicationView {
  organisation: { name: string; code: string };
  /** The other members, in their order; none that was removed. */
  members: readonly MemberView[];
  /** By field id. */
  form: Readonly<Record<string, string>>;
  facts: Facts;
}

/** Empty where nothing was given. */
export interface MemberView {
  id: string;
  name: string;
  code: string;
  /** Id of a kind of the pack's form. */
  kind: string;
  place: string;
  role: string;
  contactName: string;
  contactMobile: string;
}

export interface ApplicationViews {
  /** With the pack that it goes by now; null: no such application. */
  view(applicationId: string, now: Date): Promise<{ pack: Pack; view: ApplicationView } | null>;
}
