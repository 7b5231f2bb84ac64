import type { CheckFinished, ConversationState } from '../../bot/conversation/types.ts';
import type { Outgoing, TurnCommit } from '../../bot/ports.ts';

/** A day on which nothing else depends. */
export const NOON = Date.UTC(2026, 2, 2, 4);

/** The version of a conversation after so many turns, the first of them at noon. */
export const versionAfter = (turns: number) => (turns === 0 ? 0 : NOON + turns - 1);

/** A conversation of usual size: about 600 bytes as JSON. */
export function buildState(overrides: Partial<ConversationState> = {}): ConversationState {
  return {
    pack: { id: 'baoshan-2025-8', version: '1.0' },
    checking: true,
    facts: {
      'lead.kind': 'leading_enterprise',
      'lead.registered': 'yes',
      'members.enterprises': 3,
      'members.research': 2,
      'agreement.signed': 'partly',
      'agreement.covers': ['goals', 'tasks', 'funding', 'results'],
      field: 'new_materials',
      'plan.three_years': 'yes',
      'lead.research_share': 'unsure',
    },
    focus: null,
    skipped: ['members.total'],
    answered: ['lead.kind', 'lead.registered', 'members.enterprises', 'members.research', 'field'],
    undo: { 'members.enterprises': 2 },
    ticked: null,
    told: null,
    lastAt: NOON,
    application: null,
    ...overrides,
  };
}

export function buildOutgoing(content: string, overrides: Partial<Outgoing> = {}): Outgoing {
  return {
    path: '/cgi-bin/message/send',
    body: { touser: 'u', msgtype: 'text', agentid: 1000002, text: { content }, enable_duplicate_check: 1 },
    ...overrides,
  };
}

export function buildRequest(packDigest = 'digest'): CheckFinished {
  return {
    type: 'record_check',
    facts: { 'members.enterprises': 3 },
    verdict: 'eligible',
    packId: 'baoshan-2025-8',
    packVersion: '1.0',
    packDigest,
  };
}

export function buildTurn(overrides: Partial<TurnCommit> = {}): TurnCommit {
  return {
    person: 'wecom:ww6a112864f8022910:wangxiaoming',
    key: 'wangxiaoming:2018405441',
    version: 0,
    state: buildState(),
    outgoing: [],
    requests: [],
    now: NOON,
    ...overrides,
  };
}
