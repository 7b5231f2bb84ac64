import { createHash } from 'node:crypto';

/** What is kept of the secret in an invitation's link. */
export const tokenHashOf = (token: string): string => createHash('sha256').update(token).digest('hex');
