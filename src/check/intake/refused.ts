import type { Nothing } from '../codes/not-read.js';

/** Thrown where what was handed in cannot be opened; tells why as a code. */
export class Refused extends Error {
  constructor(readonly because: Nothing) {
    super(because.code);
    this.name = 'Refused';
  }
}

/** What a library says of an archive, as far as a reader wants to know it. */
export function damaged(error: unknown): Refused {
  const detail = error instanceof Error ? error.message : String(error);
  return new Refused({ code: 'archive-damaged', detail: detail.slice(0, 200) });
}
