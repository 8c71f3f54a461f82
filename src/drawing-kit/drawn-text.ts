import { z } from 'zod';
import { plainText } from '../plain-text.js';

/** More than any name or command of the lab has; what is longer is cut, so that no file can swell a drawing. */
const longest = 500;

/** A string of an untrusted file as a line of plain text, also without half characters and whatever has no shape of its own. */
export const drawnText = z.string().transform((text) => {
  const line = plainText(text.slice(0, 4 * longest))
    .replace(/[\t\n]+/g, ' ')
    .replace(/[\p{Cs}\p{Co}\p{Cn}\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffc]/gu, '')
    .trim();
  const characters = Array.from(line);
  return characters.length <= longest ? line : `${characters.slice(0, longest - 1).join('')}…`;
});
