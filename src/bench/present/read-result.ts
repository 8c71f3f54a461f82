import { oneLine } from '../../plain-text.js';
import { benchResult, type BenchResult } from '../result.js';
import type { BenchWords } from './bench-words-en.js';

/** Where a workspace keeps the result of its bench. */
export const resultPath = 'bench/RESULT.json';

/** A result, or why a file is none. */
export type ReadResult = { readonly result: BenchResult } | { readonly why: string };

/** Understands the text of `bench/RESULT.json`; a file of somebody else, or half of one, is told, with the place in it. */
export function readResultText(text: string, words: BenchWords): ReadResult {
  if (text.length > longest) return { why: words.gap.tooLarge };
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return { why: words.gap.notJson };
  }
  const { data, error } = benchResult.safeParse(json);
  if (data) return { result: data };
  const [issue] = error.issues;
  const where = oneLine(issue?.path.map(String).join('.') ?? '').slice(0, 200);
  return {
    why: words.gap.foreign(where === '' ? resultPath : where, oneLine(issue?.message ?? '').slice(0, 300)),
  };
}

/** Far more characters than a full run writes. */
const longest = 50_000_000;
