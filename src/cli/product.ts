import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Folder that the program was installed in; its `tasks/` and `images/` serve every workspace. */
export const productFolder = fileURLToPath(new URL('../../../', import.meta.url));

export function productVersion(): string {
  const text = readFileSync(`${productFolder}package.json`, 'utf8');
  return /"version": "([^"]+)"/.exec(text)?.[1] ?? 'unknown';
}
