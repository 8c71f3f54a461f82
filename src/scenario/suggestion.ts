import leven from 'leven';

/** The nearest right word, or all of them when none is near. */
export function suggestion(word: string, known: readonly string[]): string {
  const near = nearest(word, known);
  return near !== undefined && near.distance <= Math.max(2, Math.floor(near.candidate.length / 3))
    ? `did you mean "${near.candidate}"?`
    : `known here: ${known.join(', ')}`;
}

/** The nearest word that at most so many letters make of this one; `undefined` where there is none. */
export function nearestWithin(letters: number, word: string, known: readonly string[]): string | undefined {
  const near = nearest(word, known);
  return near !== undefined && near.distance <= letters ? near.candidate : undefined;
}

function nearest(
  word: string,
  known: readonly string[],
): { candidate: string; distance: number } | undefined {
  return known
    .map((candidate) => ({ candidate, distance: leven(word, candidate) }))
    .sort((left, right) => left.distance - right.distance)[0];
}
