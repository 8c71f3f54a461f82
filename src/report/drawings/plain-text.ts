import { z } from 'zod';

/** More than any name or command of the lab has; what is longer is cut, so that no file can swell a drawing. */
const longest = 500;

/** A string of an untrusted file as a line of plain text: without control characters, half surrogates and marks that turn the direction. */
export const plainText = z.string().transform((text) => {
  const line = text
    .slice(0, 4 * longest)
    .replace(/[\t\n\r]+/g, ' ')
    // ESC [ … is how a terminal's colours come.
    // eslint-disable-next-line no-control-regex
    .replace(/\u001b\[[0-9;]*[A-Za-z]/g, '')
    .replace(
      /[\p{Cc}\p{Cs}\p{Co}\p{Cn}\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffc]/gu,
      '',
    )
    .trim();
  const characters = Array.from(line);
  return characters.length <= longest ? line : `${characters.slice(0, longest - 1).join('')}…`;
});
