/** More than any head of an answer that is meant seriously. */
const longestHead = 65_536;

/** Reads one HTTP/1.1 answer as it comes, and keeps of it only what the record needs. */
export class AnswerReader {
  status = 0;
  /** By the header `x-backend-ip`. */
  backend: string | undefined;
  keepsOpen = true;
  /** Something that cannot be an answer. */
  malformed = false;
  private head: Buffer | undefined;
  private state: 'head' | 'counted' | 'chunk-size' | 'chunk' | 'trailer' | 'until-close' | 'done' = 'head';
  private left = 0;
  private line = '';

  /** Ready for the next answer. */
  reset(): void {
    this.status = 0;
    this.backend = undefined;
    this.keepsOpen = true;
    this.malformed = false;
    this.head = undefined;
    this.state = 'head';
    this.line = '';
  }

  /** Takes what came; true when the answer is complete, or will never be. The buffer is free to be used again. */
  take(chunk: Buffer): boolean {
    let body = chunk;
    while (this.state === 'head') {
      const known = this.head ? Buffer.concat([this.head, body]) : body;
      const end = known.indexOf('\r\n\r\n');
      if (end < 0) {
        this.head = Buffer.from(known);
        return known.length > longestHead && this.refuse();
      }
      this.head = undefined;
      body = known.subarray(end + 4);
      this.readHead(known.toString('latin1', 0, end + 2));
      if (this.malformed) return true;
    }
    if (this.state === 'counted') this.skip(body);
    else if (this.state === 'done') this.refuseMore(body.length);
    else if (this.state !== 'until-close') this.readChunks(body);
    return this.state === 'done' || this.malformed;
  }

  /** The server has closed; true when that is how this answer ends. */
  end(): boolean {
    return this.state === 'until-close';
  }

  private readHead(head: string): void {
    this.status = /^HTTP\/1\.[01] [1-5]\d\d/.test(head) ? Number(head.slice(9, 12)) : 0;
    if (this.status === 0) {
      this.malformed = true;
      return;
    }
    // The real head follows.
    if (this.status < 200) return;
    const names = head.toLowerCase();
    const value = (name: string): string | undefined => {
      const at = names.indexOf(`\r\n${name}:`);
      return at < 0 ? undefined : head.slice(at + name.length + 3, head.indexOf('\r\n', at + 2)).trim();
    };
    this.backend = value('x-backend-ip')?.slice(0, 45);
    const connection = value('connection')?.toLowerCase();
    this.keepsOpen = connection === undefined ? head[7] === '1' : !connection.includes('close');
    const length = value('content-length');
    if (this.status === 204 || this.status === 304) this.state = 'done';
    else if (value('transfer-encoding')?.toLowerCase().includes('chunked') === true)
      this.state = 'chunk-size';
    else if (length === undefined) this.state = 'until-close';
    else if (/^\d{1,12}$/.test(length)) {
      this.left = Number(length);
      this.state = this.left === 0 ? 'done' : 'counted';
    } else this.malformed = true;
  }

  private skip(body: Buffer): void {
    this.left -= body.length;
    if (this.left > 0) return;
    this.state = 'done';
    this.refuseMore(-this.left);
  }

  private readChunks(body: Buffer): void {
    let at = 0;
    while (at < body.length && this.state !== 'done' && !this.malformed) {
      if (this.state === 'chunk') {
        const taken = Math.min(this.left, body.length - at);
        this.left -= taken;
        at += taken;
        if (this.left === 0) this.state = 'chunk-size';
      } else {
        const end = body.indexOf(10, at);
        this.line += body.toString('latin1', at, end < 0 ? body.length : end);
        at = end < 0 ? body.length : end + 1;
        if (this.line.length > longestHead) this.refuse();
        else if (end >= 0) this.readLine();
      }
    }
    if (this.state === 'done') this.refuseMore(body.length - at);
  }

  private readLine(): void {
    const line = this.line.trim();
    this.line = '';
    if (this.state === 'trailer') {
      if (line === '') this.state = 'done';
      return;
    }
    const size = /^[\da-f]{1,8}/i.exec(line)?.[0];
    if (size === undefined) this.refuse();
    else {
      // The line end after a chunk counts as part of it.
      this.left = Number.parseInt(size, 16) + 2;
      this.state = this.left === 2 ? 'trailer' : 'chunk';
    }
  }

  /** What comes without having been asked for makes the connection useless for the next request. */
  private refuseMore(bytes: number): void {
    if (bytes > 0) this.keepsOpen = false;
  }

  private refuse(): true {
    this.malformed = true;
    return true;
  }
}
