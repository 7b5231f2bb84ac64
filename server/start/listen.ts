import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

const FIRST_PORT = 3_000;
const PORTS_TO_TRY = 100;
/** Requests under way get this long before their connections are cut. */
const FINISH_WITHIN_MS = 5_000;

export interface Listening {
  port: number;
  /** Accepts nothing new and resolves when the requests under way have been answered. */
  stop(): Promise<void>;
}

/** The port is taken. The message says what to do. */
export class PortTaken extends Error {
  override readonly name = 'PortTaken';
  readonly code = 'port_taken';
}

/** Listens on `port`, or where it is null on 3000 or the next free one. @throws {PortTaken} */
export async function listen(
  handler: RequestListener,
  port: number | null,
  host?: string,
): Promise<Listening> {
  const server = createServer({ requestTimeout: 120_000, headersTimeout: 10_000 }, handler);
  const candidates = port === null ? Array.from({ length: PORTS_TO_TRY }, (_, i) => FIRST_PORT + i) : [port];
  for (const candidate of candidates) {
    if (await bound(server, candidate, host)) {
      return { port: (server.address() as AddressInfo).port, stop: () => stop(server) };
    }
  }
  throw new PortTaken(
    port === null
      ? `No port from ${FIRST_PORT} to ${FIRST_PORT + PORTS_TO_TRY - 1} is free. Set PORT to a free one.`
      : `Port ${port} is in use by another program. Stop that one, or set PORT to a free one.`,
  );
}

async function bound(server: Server, port: number, host: string | undefined): Promise<boolean> {
  try {
    server.listen(host === undefined ? { port } : { port, host });
    await once(server, 'listening');
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EADDRINUSE') return false;
    throw error;
  }
}

async function stop(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  const cut = setTimeout(() => server.closeAllConnections(), FINISH_WITHIN_MS);
  await closed;
  clearTimeout(cut);
}
