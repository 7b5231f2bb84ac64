import type { Answer } from '../api/endpoints.ts';

type Application = Answer<'applications.read'>;
type Tag = 'done' | 'attention' | 'missing' | 'refused' | 'info' | 'waiting';

/** How a verdict looks beside its words. */
export const VERDICT_TAGS: Readonly<Record<string, Tag>> = {
  ineligible: 'refused',
  incomplete: 'waiting',
  needs_review: 'info',
  not_ready: 'attention',
  eligible_with_notes: 'done',
  eligible: 'done',
};

export const STATES: Readonly<Record<Application['state'], { tag: Tag; text: string }>> = {
  draft: { tag: 'waiting', text: '准备中' },
  submitted: { tag: 'done', text: '已提交' },
  withdrawn: { tag: 'attention', text: '已撤回' },
};

export const SUBMISSION_STATES: Readonly<
  Record<Answer<'submissions.read'>['state'], { tag: Tag; text: string }>
> = {
  submitted: { tag: 'done', text: '已提交' },
  withdrawn: { tag: 'attention', text: '已撤回' },
  superseded: { tag: 'missing', text: '已有新版本' },
};
