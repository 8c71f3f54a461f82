import { readFileSync } from 'node:fs';

/** The text of a program in `probe/` that runs inside a container, with Node.js and nothing beside it. */
export function carriedProgram(name: 'watch-balancer' | 'relay'): string {
  return readFileSync(new URL(`probe/${name}.js`, import.meta.url), 'utf8');
}
