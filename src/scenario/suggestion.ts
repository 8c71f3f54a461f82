import leven from 'leven';

/** The nearest right word, or all of them when none is near. */
export function suggestion(word: string, known: readonly string[]): string {
  const [nearest] = known
    .map((candidate) => ({ candidate, distance: leven(word, candidate) }))
    .sort((left, right) => left.distance - right.distance);
  if (nearest && nearest.distance <= Math.max(2, Math.floor(nearest.candidate.length / 3))) {
    return `did you mean "${nearest.candidate}"?`;
  }
  return `known here: ${known.join(', ')}`;
}
