import type { ImageHeader } from '../../../hand-in.js';

/** A drawing in SVG, told by the start of its text; `undefined` for any other text. */
export function readSvg(text: string): ImageHeader | undefined {
  const start = text.slice(0, 4096).trimStart();
  if (!/^<(?:svg\b|\?xml\b|!--|!DOCTYPE svg\b)/i.test(start)) return undefined;
  const at = start.search(/<svg[\s>]/i);
  if (at < 0 || /<(?:html|body)[\s>]/i.test(start.slice(0, at))) return undefined;
  const whole = text.slice(-200).trimEnd().toLowerCase().endsWith('</svg>');
  const tag = start.slice(at, at + 2000).split('>', 1)[0] ?? '';
  const box = /\bviewBox\s*=\s*["']\s*[-\d.]+[\s,]+[-\d.]+[\s,]+([\d.]+)[\s,]+([\d.]+)/i.exec(tag);
  return {
    format: 'svg',
    width: length(tag, 'width') ?? pixels(box?.[1]),
    height: length(tag, 'height') ?? pixels(box?.[2]),
    moves: false,
    whole,
  };
}

function length(tag: string, name: 'width' | 'height'): number | undefined {
  const value = new RegExp(
    `\\s${name}\\s{0,9}=\\s{0,9}["']\\s{0,9}(\\d{1,6}(?:\\.\\d{1,9})?)(?:px)?\\s{0,9}["']`,
    'i',
  ).exec(tag)?.[1];
  return value === undefined ? undefined : pixels(value);
}

function pixels(value: string | undefined): number {
  const number = Math.round(Number(value ?? 0));
  return Number.isSafeInteger(number) ? number : 0;
}
