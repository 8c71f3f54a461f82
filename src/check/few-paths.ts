/** Of many paths as many as a person would look at, in their order: few, and not too long, but the first in any case. */
export function fewPaths(paths: readonly string[]): readonly string[] {
  let length = 0;
  const end = paths.findIndex((path, index) => {
    length += path.length;
    return index >= mostPaths || (index > 0 && length > mostCharacters);
  });
  return end === -1 ? paths : paths.slice(0, end);
}

const mostPaths = 50;
const mostCharacters = 10_000;
