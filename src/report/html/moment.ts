import { markup, type Html } from './markup.js';
import { momentText } from './date-text.js';

/** A moment that machines can read too, in whatever words; text where it is no moment. */
export function moment(iso: string, text: string = momentText(iso)): Html {
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,3})?Z$/.test(iso)
    ? markup`<time datetime="${iso}">${text}</time>`
    : markup`${text}`;
}
