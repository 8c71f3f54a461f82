/**
 * Requests that came to a hitless backend after its leave was announced, as its application counts them at its end: the
 * last such line of the container's log, or `undefined` if there is none.
 */
export function afterLeave(log: string): number | undefined {
  const counts = Array.from(log.matchAll(/requests after the leave was announced: (\d+)/g), ([, count]) =>
    Number(count),
  );
  return counts.at(-1);
}
