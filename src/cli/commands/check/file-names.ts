import { sep } from 'node:path';

/**
 * Names of files without their endings, each another also where capitals do not count, that no file system and no address
 * minds.
 *
 * @param reserved names that are somebody else's
 */
export function fileNames(names: readonly string[], reserved: readonly string[] = []): string[] {
  const taken = new Set(reserved);
  return names.map((name) => {
    const plain = name.replace(/[^A-Za-z0-9._-]+/g, '-').replace(/^[-.]+|[-.]+$/g, '');
    const start = plain.slice(0, 80) || 'hand-in';
    let chosen = start;
    for (let count = 2; taken.has(chosen.toLowerCase()); count += 1) chosen = `${start}-${count}`;
    taken.add(chosen.toLowerCase());
    return chosen;
  });
}

/** Of each path its last part, and as many before it as it takes to tell it from the others: `ada/lab`, `bob/lab`. */
export function distinctNames(paths: readonly string[]): string[] {
  const parts = paths.map((path) => path.split(sep).filter((part) => part !== ''));
  const lengths = parts.map(() => 1);
  const nameOf = (at: number): string => (parts[at] ?? []).slice(-(lengths[at] ?? 1)).join('/');
  const most = Math.max(0, ...parts.map((each) => each.length));
  for (let length = 1; length < most; length += 1) {
    const counts = new Map<string, number>();
    for (const at of paths.keys()) counts.set(nameOf(at), (counts.get(nameOf(at)) ?? 0) + 1);
    const alike = [...paths.keys()].filter((at) => (counts.get(nameOf(at)) ?? 0) > 1);
    if (alike.length === 0) break;
    for (const at of alike) lengths[at] = length + 1;
  }
  return [...paths.keys()].map(nameOf);
}
