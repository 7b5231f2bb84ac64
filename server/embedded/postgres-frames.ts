/** Codes that stand in a version's place in the first packet of a connection (PostgreSQL protocol, "Message Formats"). */
const SSL_REQUEST = 80_877_103;
const GSS_REQUEST = 80_877_104;
const CANCEL_REQUEST = 80_877_102;

export interface Frame {
  type: 'startup' | 'refuse_encryption' | 'cancel' | 'terminate' | 'message';
  bytes: Buffer;
}

/** Cuts a client's byte stream into whole protocol messages: the opening ones carry no type byte, all others do. */
export function createFrameReader(): { push(chunk: Buffer): Frame[] } {
  let rest: Buffer = Buffer.alloc(0);
  let started = false;

  function next(): Frame | null {
    const header = started ? 5 : 8;
    if (rest.length < header) return null;
    const length = started ? 1 + rest.readUInt32BE(1) : rest.readUInt32BE(0);
    if (rest.length < length) return null;
    const bytes = rest.subarray(0, length);
    rest = rest.subarray(length);
    const type = started ? messageType(bytes) : openingType(bytes);
    if (type === 'startup') started = true;
    return { type, bytes };
  }

  return {
    push: (chunk) => {
      rest = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
      const frames: Frame[] = [];
      for (let frame = next(); frame; frame = next()) frames.push(frame);
      return frames;
    },
  };
}

function openingType(bytes: Buffer): Frame['type'] {
  const code = bytes.readUInt32BE(4);
  if (code === SSL_REQUEST || code === GSS_REQUEST) return 'refuse_encryption';
  return code === CANCEL_REQUEST ? 'cancel' : 'startup';
}

const messageType = (bytes: Buffer): Frame['type'] => (bytes[0] === 0x58 /* X */ ? 'terminate' : 'message');
