import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { productFolder } from '../../product.js';

/** What the page carries with it. */
export interface Assets {
  readonly style: string;
  readonly script: string;
}

let read: Assets | undefined;

/** The product's own style sheets and script; they are shipped as they are, since nothing has to be built of them. */
export function productAssets(): Assets {
  read ??= {
    style: `${asset('html/assets/base.css')}\n${['screen', 'code', 'print'].map(sheet).join('')}`,
    script: asset('report/html/assets/report.js'),
  };
  return read;
}

function sheet(name: string): string {
  return asset(`report/html/assets/${name}.css`);
}

function asset(path: string): string {
  return readFileSync(join(productFolder, 'src', path), 'utf8');
}
