import { Transform, type TransformCallback } from 'node:stream';

const headerBytes = 8;

/**
 * Takes the frames apart in which an engine sends the output of a container without a TTY: one byte for the stream
 * (1 output, 2 error), three of padding, four for the length, then the payload. Both streams come out interleaved, as
 * `docker logs` prints them. Whatever the size of a frame, no more than a chunk is held.
 *
 * Source: Docker Engine API, "ContainerAttach", stream format.
 */
export class Demultiplexer extends Transform {
  private header = Buffer.alloc(0);
  private remaining = 0;

  override _transform(chunk: Buffer, _encoding: BufferEncoding, done: TransformCallback): void {
    let rest = chunk;
    while (rest.length > 0) {
      if (this.remaining > 0) {
        const payload = rest.subarray(0, this.remaining);
        this.push(payload);
        this.remaining -= payload.length;
        rest = rest.subarray(payload.length);
        continue;
      }
      const missing = headerBytes - this.header.length;
      this.header = Buffer.concat([this.header, rest.subarray(0, missing)]);
      rest = rest.subarray(missing);
      if (this.header.length === headerBytes) {
        this.remaining = this.header.readUInt32BE(4);
        this.header = Buffer.alloc(0);
      }
    }
    done();
  }

  override _flush(done: TransformCallback): void {
    const whole = this.remaining === 0 && this.header.length === 0;
    done(whole ? null : new Error('the log stream ended in the middle of a frame'));
  }
}
