import type { Doubt } from '../../codes/doubt.js';
import type { Wording } from '../wording.js';

/** What a verdict rests on, in a sentence. */
export const doubts: Wording<Doubt> = {
  'name-alone': ({ path }) => `Only its name says what ${path} is.`,
  'order-alone': ({ path }) =>
    `Neither its name nor what it holds tells whose ${path} is; it was taken by the order of the files.`,
  'picture-unread': ({ path }) => `What is to be seen in ${path} was not read.`,
  'lies-elsewhere': ({ path }) => `${path} lies in another place than the one where it is asked for.`,
  'several-candidates': ({ others }) => `Something else is in ${others.join(', ')}, which may be meant, too.`,
  'several-repositories': ({ others }) => `The report names ${others.join(', ')}, too.`,
};
