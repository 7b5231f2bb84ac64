import type { Endpoint } from '../../../server/contract/endpoint.ts';
import type { TestApi } from '../../setup/api.ts';
import type { Sent } from '../../setup/call.ts';
import type { TestOrganisation } from '../../setup/people.ts';

/**
 * Who calls, in the order of a row's statuses: nobody; our owner without consent; another organisation's owner; and our viewer, editor
 * and owner.
 */
export const CALLERS = ['nobody', 'unconsented', 'outsider', 'viewer', 'editor', 'owner'] as const;
export type Caller = (typeof CALLERS)[number];

/** What is called, in an organisation made for this one call. */
export interface Scene {
  api: TestApi;
  ours: TestOrganisation;
}

export interface Row {
  endpoint: Endpoint;
  /** Makes what the call is about and says what is sent: a call that succeeds for whoever may make it. */
  send: (scene: Scene) => Promise<Loose>;
  /** The status for each of CALLERS. */
  statuses: readonly [number, number, number, number, number, number];
}
export interface Loose {
  params?: Record<string, string>;
  query?: Record<string, unknown>;
  body?: unknown;
}

/** A row, with what is sent typed by its endpoint. */
export const row = <const E extends Endpoint>(
  endpoint: E,
  statuses: Row['statuses'],
  send: (scene: Scene) => Sent<E> | Promise<Sent<E>>,
): Row => ({ endpoint, statuses, send: async (scene) => (await send(scene)) as Loose });
