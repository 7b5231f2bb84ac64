import { readPack } from '../../bot/read-pack.ts';

export const BAOSHAN_DIRECTORY = 'bot/packs/baoshan-2025-8';
export const baoshan = readPack(BAOSHAN_DIRECTORY);
export const PROOF_CENTRE_DIRECTORY = 'test/packs/yunqiao-proof-centre';
