import { plainText } from '../../plain-text.js';
import { longestRun } from './escape.js';

/** Untrusted text as it is, in a block of fixed-width letters that nothing in it can end. */
export function fence(text: string, language: string): string {
  const plain = plainText(text).replace(/\n+$/, '');
  const ticks = '`'.repeat(Math.max(3, longestRun(plain) + 1));
  return `${ticks}${language}\n${plain}\n${ticks}`;
}
