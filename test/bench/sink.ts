import { createServer } from 'node:http';

/** The least that can stand for WeCom's API: a token, and ok to every message. A process of its own, so that it costs the server nothing. */
let sent = 0;
const server = createServer((request, response) => {
  const token = request.url!.startsWith('/cgi-bin/gettoken');
  if (request.url === '/sent') return void response.end(String(sent));
  request.resume();
  request.once('end', () => {
    if (!token) sent += 1;
    const body = token
      ? { access_token: 'token', expires_in: 7200 }
      : { msgid: `m${sent}`, response_code: `c${sent}` };
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ errcode: 0, errmsg: 'ok', ...body }));
  });
});
server.keepAliveTimeout = 60_000;
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  process.stdout.write(`http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}\n`);
});
