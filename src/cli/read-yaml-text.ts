import { relative } from 'node:path';
import { readTextWithin } from '../keep/read-within.js';
import { mostYamlBytes } from '../scenario/yaml-file.js';

/**
 * Reads a file that describes a lab, with the name that a person in this folder would give it.
 *
 * @param root folder that no link may lead out of
 * @throws Failed `usage`
 */
export function readYamlText(path: string, root: string): { readonly file: string; readonly text: string } {
  const shown = relative(process.cwd(), path);
  const text = readTextWithin(path, { root, mostBytes: mostYamlBytes });
  return { file: shown.startsWith('..') ? path : shown, text };
}
