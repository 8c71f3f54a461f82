import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { NotRead } from '../../codes/not-read.js';
import type { Document, DocumentPage } from '../../hand-in.js';
import { limits } from '../limits.js';
import type { ReaderMessage } from './reader-message.js';

/** What became of a PDF: a document, or why there is none. */
export type PdfResult = Document | { readonly failure: NotRead };

/** Bytes that its process may take, and milliseconds. */
export interface Costs {
  readonly memory: number;
  readonly time: number;
}

const usualCosts: Costs = { memory: limits.documentMemory, time: limits.documentTime };

/** Reads a PDF's text in a process of its own, which ends when it takes too long or too much memory. */
export async function readPdf(bytes: Buffer, costs: Costs = usualCosts): Promise<PdfResult> {
  const reader = join(import.meta.dirname, 'reader.js');
  const child = spawn(
    process.execPath,
    ['--max-old-space-size=300', reader, String(costs.memory), String(costs.time)],
    { stdio: ['pipe', 'pipe', 'ignore'], env: {} },
  );
  let late = false;
  const timer = setTimeout(() => {
    late = true;
    child.kill('SIGKILL');
  }, costs.time);
  // A process that ends before it has read its input is told of by how it ended.
  child.stdin.on('error', () => undefined).end(bytes);
  const ended = new Promise<'failed' | 'ended'>((resolve) => {
    child.once('error', () => resolve('failed')).once('exit', () => resolve('ended'));
  });
  const heard = await listen(createInterface({ input: child.stdout }));
  await ended;
  clearTimeout(timer);
  return resultOf(heard, late);
}

interface Heard {
  readonly pages: DocumentPage[];
  count: number;
  outcome: 'complete' | 'password' | 'damaged' | undefined;
}

async function listen(lines: AsyncIterable<string>): Promise<Heard> {
  const heard: Heard = { pages: [], count: 0, outcome: undefined };
  for await (const line of lines) {
    const message = messageOf(line);
    if (message === undefined) continue;
    if ('pages' in message) heard.count = message.pages;
    else if ('page' in message) heard.pages.push(message.page);
    else heard.outcome ??= 'failure' in message ? message.failure : 'complete';
  }
  return heard;
}

function messageOf(line: string): ReaderMessage | undefined {
  try {
    return JSON.parse(line) as ReaderMessage;
  } catch {
    // Cut off when the process was ended.
    return undefined;
  }
}

function resultOf({ pages, count, outcome }: Heard, late: boolean): PdfResult {
  if (outcome === 'complete' && pages.length === count) return { pages, whole: true };
  const failure: NotRead =
    outcome === 'password' || outcome === 'damaged'
      ? { code: outcome }
      : { code: late ? 'takes-too-long' : 'takes-too-much-memory' };
  if (pages.length === 0) return { failure };
  const why: NotRead = outcome === 'complete' ? { code: 'too-many-pages' } : failure;
  return { pages, whole: false, unread: { of: count, why } };
}
