import { readFileSync } from 'node:fs';

/** What the page carries with it. */
export interface Assets {
  readonly style: string;
  readonly script: string;
}

let read: Assets | undefined;

/** The product's own style sheets and script; they are shipped as they are, since nothing has to be built of them. */
export function productAssets(): Assets {
  read ??= {
    style: asset('screen.css') + asset('code.css') + asset('print.css'),
    script: asset('report.js'),
  };
  return read;
}

function asset(name: string): string {
  return readFileSync(new URL(`../../../../src/report/html/assets/${name}`, import.meta.url), 'utf8');
}
