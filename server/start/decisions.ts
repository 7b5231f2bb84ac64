import type { PrismaClient } from '../stores/database.ts';
import type { DecisionEffects } from '../stores/decisions/carry-out.ts';
import { createDecisions } from '../stores/decisions/decisions.ts';
import { endFiling } from '../stores/later/cancellation.ts';

/** What each kind of decision causes beside its step in the life of an application. */
const EFFECTS: DecisionEffects = { cancel: endFiling };

/** The one way in which decisions are made and confirmed, whoever asks for them. */
export const createCaseDecisions = (prisma: PrismaClient) => createDecisions(prisma, EFFECTS);
