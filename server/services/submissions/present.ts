import type { z } from 'zod';
import type { submissionSummarySchema } from '../../contract/submissions.ts';
import type { Submission } from './ports.ts';

export const presentSubmission = ({
  at,
  ...submission
}: Submission): z.output<typeof submissionSummarySchema> => ({ ...submission, at: at.toISOString() });
