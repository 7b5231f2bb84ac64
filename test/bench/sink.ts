import { createServer, type AddressInfo } from 'node:net';
import { readMessages } from './wire.ts';

/** The least that can stand for WeCom's API: a token, and ok to every message. A process of its own, so that it costs the server nothing. */
let sent = 0;

function answer(head: string): string {
  if (head.startsWith('GET /sent')) return String(sent);
  if (head.startsWith('GET /cgi-bin/gettoken')) {
    return '{"errcode":0,"errmsg":"ok","access_token":"token","expires_in":7200}';
  }
  sent += 1;
  return `{"errcode":0,"errmsg":"ok","msgid":"m${sent}","response_code":"c${sent}"}`;
}

const server = createServer({ noDelay: true }, (socket) => {
  socket.on('error', () => {});
  readMessages(socket, (head) => {
    const body = answer(head);
    const type = 'content-type: application/json; charset=utf-8';
    socket.write(`HTTP/1.1 200 OK\r\n${type}\r\ncontent-length: ${body.length}\r\n\r\n${body}`);
  });
});
server.listen(0, '127.0.0.1', () => {
  process.stdout.write(`http://127.0.0.1:${(server.address() as AddressInfo).port}\n`);
});
