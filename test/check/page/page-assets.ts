import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PageAssets } from '../../../src/check/page/page-frame.js';
import { productFolder } from '../../cli/command.js';

/** The product's own style and script. */
export function pageAssets(): PageAssets {
  const read = (path: string): string => readFileSync(join(productFolder, 'src', path), 'utf8');
  return {
    style: `${read('html/assets/base.css')}\n${read('check/page/assets/check.css')}`,
    script: read('check/page/assets/check.js'),
  };
}
