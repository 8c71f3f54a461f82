import assert from 'node:assert/strict';
import { Readable, Writable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { describe, it } from 'node:test';
import { Demultiplexer } from '../../src/docker/log-stream.js';

function frame(stream: 1 | 2, payload: string | Buffer): Buffer {
  const header = Buffer.from([stream, 0, 0, 0, 0, 0, 0, 0]);
  const body = Buffer.from(payload);
  header.writeUInt32BE(body.length, 4);
  return Buffer.concat([header, body]);
}

async function demultiplexed(...chunks: Buffer[]): Promise<string> {
  const frames = Readable.from(chunks).pipe(new Demultiplexer());
  return (await buffer(frames)).toString();
}

describe('a log in frames', () => {
  const bytes = Buffer.concat([
    frame(1, 'out\n'),
    frame(2, ''),
    frame(2, 'errör\n'),
    frame(1, 'x'.repeat(300)),
  ]);
  const text = `out\nerrör\n${'x'.repeat(300)}`;

  it('comes out as output and error interleaved', async () => {
    assert.equal(await demultiplexed(bytes), text);
  });

  it('is the same wherever it is cut in two', async () => {
    for (let at = 0; at <= bytes.length; at++) {
      assert.equal(await demultiplexed(bytes.subarray(0, at), bytes.subarray(at)), text, `cut at ${at}`);
    }
  });

  it('is the same byte by byte', async () => {
    assert.equal(await demultiplexed(...Array.from(bytes, (byte) => Buffer.from([byte]))), text);
  });

  it('may be empty', async () => assert.equal(await demultiplexed(), ''));

  it('may have many frames in one chunk', async () => {
    const lines = Array.from({ length: 20_000 }, (_, index) => `line ${index}\n`);
    assert.equal(await demultiplexed(Buffer.concat(lines.map((line) => frame(1, line)))), lines.join(''));
  });
});

describe('a log that breaks off', () => {
  const whole = frame(1, 'whole\n');
  const cases: [what: string, bytes: Buffer][] = [
    ['in a header', Buffer.concat([whole, whole.subarray(0, 3)])],
    ['after a header', Buffer.concat([whole, whole.subarray(0, 8)])],
    ['in a payload', Buffer.concat([whole, whole.subarray(0, 10)])],
  ];
  for (const [where, bytes] of cases) {
    it(`is an error ${where}`, async () => {
      await assert.rejects(demultiplexed(bytes), /ended in the middle of a frame/);
    });
  }
});

describe('a log of 50 MB', () => {
  const chunkBytes = 64 * 1024;
  const cases: [what: string, frameBytes: number][] = [
    ['in frames of one long line', 1000],
    ['in a single frame', 50 * 1024 * 1024],
  ];
  for (const [what, frameBytes] of cases) {
    it(`${what}: no more than a few chunks are held when the reader is slow`, async () => {
      const payload = Buffer.alloc(frameBytes, 'x');
      const one = frame(1, payload);
      const count = Math.ceil((50 * 1024 * 1024) / frameBytes);
      const frames = new Demultiplexer();
      let received = 0;
      let held = 0;
      const slow = new Writable({
        highWaterMark: 1,
        write(chunk: Buffer, _encoding, done) {
          received += chunk.length;
          held = Math.max(held, frames.readableLength + frames.writableLength);
          setImmediate(done);
        },
      });
      await pipeline(Readable.from(inChunks(one, count, chunkBytes), { highWaterMark: 1 }), frames, slow);
      assert.equal(received, frameBytes * count);
      assert.ok(held <= 4 * chunkBytes, `${held} bytes were held`);
    });
  }
});

/** The bytes of many equal frames, cut without regard to where frames begin. */
function* inChunks(one: Buffer, count: number, chunkBytes: number): Generator<Buffer> {
  const total = one.length * count;
  for (let start = 0; start < total; start += chunkBytes) {
    const chunk = Buffer.allocUnsafe(Math.min(chunkBytes, total - start));
    for (let filled = 0; filled < chunk.length;) {
      filled += one.copy(chunk, filled, (start + filled) % one.length);
    }
    yield chunk;
  }
}
