import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/**
 * Folder that the program was installed in, with a slash at its end; its `tasks/` and `images/` serve every workspace. What
 * is compiled (`dist/src`) and what is bundled (`dist/program`) lies two folders below it.
 */
export const productFolder = fileURLToPath(new URL('../../', import.meta.url));

export function productVersion(): string {
  const text = readFileSync(`${productFolder}package.json`, 'utf8');
  return /"version": "([^"]+)"/.exec(text)?.[1] ?? 'unknown';
}
