import { readPack } from '../../bot/read-pack.ts';
import { createPackShelf } from '../../server/services/programme/pack-shelf.ts';

export const BAOSHAN_DIRECTORY = 'bot/packs/baoshan-2025-8';
export const baoshan = readPack(BAOSHAN_DIRECTORY);
export const baoshanShelf = createPackShelf([baoshan]);
export const PROOF_CENTRE_DIRECTORY = 'test/packs/yunqiao-proof-centre';
