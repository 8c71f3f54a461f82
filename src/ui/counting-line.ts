import { clip } from './display-width.js';

/** A line that tells how far something is, and that goes when it is over. */
export interface CountingLine {
  show(text: string): void;
  clear(): void;
}

/** The line on a terminal; nothing elsewhere. */
export function countingLine(stream: {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): unknown;
}): CountingLine {
  const write = (text: string): void => {
    if (stream.isTTY) stream.write(`\r\u001B[K${text}`);
  };
  return {
    show: (text) => write(clip(text, (stream.columns ?? 80) - 1)),
    clear: () => write(''),
  };
}
