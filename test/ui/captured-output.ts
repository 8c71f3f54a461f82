import { Writable } from 'node:stream';
import type { Output } from '../../src/ui/ui.js';

/** A stream that keeps what is written to it, and may say that it is a terminal. */
export class CapturedOutput extends Writable implements Output {
  text = '';
  readonly isTTY: boolean;
  readonly columns?: number;
  readonly rows?: number;

  constructor({ isTTY = false, columns = 80, rows = 24 } = {}) {
    super({ decodeStrings: false });
    this.isTTY = isTTY;
    if (!isTTY) return;
    this.columns = columns;
    this.rows = rows;
  }

  override _write(chunk: unknown, _encoding: string, done: () => void): void {
    this.text += String(chunk);
    done();
  }
}
