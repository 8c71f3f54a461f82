import { expectThat } from './expectation.js';

/** A configuration with a line more. */
export interface Edited {
  readonly content: string;
  /** Number of the new line, counted from 1. */
  readonly line: number;
  readonly text: string;
}

/** Adds a server to HAProxy's configuration, after the last one that is there and like it, but with a plain address. */
export function addServer(content: string, node: string, address: string, port: number): Edited {
  const lines = content.split('\n');
  const last = lines.findLastIndex((line) => /^\s*server\s/.test(line));
  expectThat(last >= 0, `adding ${node} to HAProxy's configuration`, 'no line of it begins with server');
  const indent = /^\s*/.exec(lines[last] ?? '')?.[0] ?? '';
  const text = `${indent}server ${node} ${address}:${port} check`;
  return { content: lines.toSpliced(last + 1, 0, text).join('\n'), line: last + 2, text };
}
