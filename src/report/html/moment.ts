import { timeText } from '../time-text.js';
import { markup, type Html } from '../../html/markup.js';

/** A moment that machines can read too, in whatever words; what is no moment stays as it is. */
export function moment(iso: string, text: string = timeText(iso, 'second')): Html {
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,3})?Z$/.test(iso)
    ? markup`<time datetime="${iso}">${text}</time>`
    : markup`${iso}`;
}
