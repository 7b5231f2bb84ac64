import { ensurePrismaClient } from '../../prisma/generate.ts';

/** The Prisma client is not kept in the repository: every run makes sure that it is there and fits the schema. */
export default ensurePrismaClient;
