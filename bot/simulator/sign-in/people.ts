import type { Json } from '../types.ts';
import type { Platform } from '../platform.ts';

/** Someone who can be played at a sign-in. */
export interface Player {
  /** Names them within the stand-in. */
  userid: string;
  name: string;
  /** What they are, in Chinese. */
  part: string;
  /** What `auth/getuserinfo` tells of them (WeCom developer docs path/91023). */
  info: Readonly<Record<string, Json>>;
}

const PARTS = {
  member: '本企业成员',
  officer: '本企业成员，经办人',
  downstream: '下游企业成员',
  external: '外部联系人',
};

/** The corp's members, who have a chat too, then the others. */
export function playersOf({ world, guests }: Platform): Player[] {
  const members = [...world.contacts.values()].map(({ userid, name, kind }) => ({
    userid,
    name,
    part: PARTS[kind],
    info: { userid },
  }));
  const others = guests.map((guest) => ({ ...guest, part: PARTS[guest.kind], info: infoOf(guest) }));
  return [...members, ...others];
}

export const playerOf = (platform: Platform, userid: string | undefined): Player | undefined =>
  playersOf(platform).find((player) => player.userid === userid);

/** A linked corp's member is named with the corp in front; who belongs to none has an openid. */
function infoOf({ userid, kind, corpId }: Platform['guests'][number]): Player['info'] {
  if (kind === 'downstream') return { userid: `${corpId}/${userid}` };
  return { openid: `o${userid}0StandInOpenId`, external_userid: `wm${userid}0StandInExternal` };
}
