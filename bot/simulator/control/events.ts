import { PassThrough } from 'node:stream';
import type { Context } from 'koa';
import type { World } from '../world.ts';

/** Tells the page of every change as it happens (Server-Sent Events). A page that reconnects asks for the whole state anew. */
export function streamChanges(context: Context, world: World): void {
  const stream = new PassThrough();
  context.set({ 'Cache-Control': 'no-store', 'X-Accel-Buffering': 'no' });
  context.type = 'text/event-stream; charset=utf-8';
  context.body = stream;
  stream.write('retry: 1000\n\n');
  const stop = world.listen((change) => {
    stream.write(`event: ${change.type}\ndata: ${JSON.stringify(change)}\n\n`);
  });
  context.req.once('close', () => {
    stop();
    stream.end();
  });
}
