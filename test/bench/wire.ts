import type { Socket } from 'node:net';

/**
 * Calls back with the head of each HTTP message on a connection, once its body is complete. Only Content-Length is understood, which
 * is all that is used here. Load and sink share the cores with what is measured: a whole HTTP client or server
 * would take several times as much of them.
 */
export function readMessages(socket: Socket, take: (head: string) => void): void {
  let rest = '';
  socket.setEncoding('latin1');
  socket.on('data', (chunk: string) => {
    rest += chunk;
    for (;;) {
      const end = rest.indexOf('\r\n\r\n');
      if (end === -1) return;
      const head = rest.slice(0, end);
      const length = Number(/\r\ncontent-length: *(\d+)/i.exec(head)?.[1] ?? 0);
      if (rest.length < end + 4 + length) return;
      rest = rest.slice(end + 4 + length);
      take(head);
    }
  });
}
