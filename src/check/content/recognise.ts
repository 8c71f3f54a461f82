import type { Capture } from './capture.js';

/**
 * Tells what a text is made of, by what it says and never by its name: one capture after the other, in the order of
 * their lines. Every text has at least one; an empty one has none.
 */
export function recognise(text: string): Capture[] {
  return text.trim() === '' ? [] : [{ kind: 'other', firstLine: 1, lastLine: 1, text, complaint: undefined }];
}
