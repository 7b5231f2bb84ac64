import type { Context } from 'koa';
import type { World } from '../world.ts';

/** Tells the page of every change as it happens (Server-Sent Events). A page that reconnects asks for the whole state anew. */
export function streamChanges(context: Context, world: World): void {
  // Koa reports a stream that its reader left as an error; a page that is closed is none.
  context.respond = false;
  const { res } = context;
  res.writeHead(200, { 'Content-Type': 'text/event-stream; charset=utf-8', 'Cache-Control': 'no-store' });
  res.write('retry: 1000\n\n');
  const stop = world.listen((change) => {
    res.write(`event: ${change.type}\ndata: ${JSON.stringify(change)}\n\n`);
  });
  res.once('close', stop);
}
