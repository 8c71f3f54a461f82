import type { ContentKind, Sighting } from '../codes/sighting.js';
import type { RecognisedText } from '../content/recognised-text.js';

/** What a file holds, for the reader who expected something else. */
export function describeContent(captures: readonly RecognisedText[]): Sighting {
  const kinds = [...new Set(captures.map(kindOf))];
  const recognised = kinds.filter((kind) => kind !== 'nothing-recognised');
  return { code: 'holds', kinds: recognised.length > 0 ? recognised.slice(0, 3) : ['nothing-recognised'] };
}

function kindOf(capture: RecognisedText): ContentKind {
  if (capture.kind !== 'other') return capture.kind;
  return capture.complaint === undefined ? 'nothing-recognised' : 'error-message';
}
