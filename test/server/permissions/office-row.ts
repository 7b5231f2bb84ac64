import type { Endpoint } from '../../../server/contract/endpoint.ts';
import type { Sent } from '../../setup/call.ts';
import type { Loose, Scene } from './row.ts';

/** Who calls, in the order of a row's statuses: nobody; the owner of an application, who is no officer; then officers by their role. */
export const OFFICE_CALLERS = ['nobody', 'owner', 'observer', 'reviewer', 'lead', 'administrator'] as const;

export interface OfficeRow {
  endpoint: Endpoint;
  /** Makes what the call is about, anew for every call, and says what is sent. */
  send: (scene: Scene) => Promise<Loose>;
  statuses: readonly [number, number, number, number, number, number];
}

/** A row of an endpoint of the office, with what is sent typed by its endpoint. */
export const officeRow = <const E extends Endpoint>(
  endpoint: E,
  statuses: OfficeRow['statuses'],
  send: (scene: Scene) => Sent<E> | Promise<Sent<E>>,
): OfficeRow => ({ endpoint, statuses, send: async (scene) => (await send(scene)) as Loose });
