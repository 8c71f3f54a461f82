import type { Block } from '../model.js';
import { Html, markup } from '../../html/markup.js';
import { fileLink } from './link.js';
import type { Page } from './page.js';

type Picture = Extract<Block, { kind: 'picture' }>;
type Drawing = Extract<Block, { kind: 'drawing' }>;

/** A screenshot that enlarges. */
export function pictureBox(picture: Picture, page: Page): Html {
  const data = Buffer.from(picture.png).toString('base64');
  return figure(`data:image/png;base64,${data}`, picture, page, {
    // The screenshots have two pixels a point.
    width: Math.round(picture.width / 2),
    height: Math.round(picture.height / 2),
  });
}

/**
 * A drawing that enlarges. As a picture and not as a part of the page, so that its ids and styles stay its own and nothing in it
 * can run, whoever it was drawn by; it follows the page's colour scheme all the same.
 */
export function drawingBox(drawing: Drawing, page: Page): Html {
  const data = Buffer.from(drawing.svg).toString('base64');
  return figure(`data:image/svg+xml;base64,${data}`, drawing, page, sizeOf(drawing.svg));
}

interface Size {
  readonly width: number;
  readonly height: number;
}

function figure(source: string, block: Picture | Drawing, page: Page, size: Size | undefined): Html {
  const { alt, caption, file, kind } = block;
  const dimensions = size && markup` width="${size.width}" height="${size.height}"`;
  const className = kind === 'drawing' ? 'picture drawing' : 'picture';
  return markup`<figure class="${className}">
    <button type="button" class="enlarge" aria-haspopup="dialog" aria-label="${page.words.enlarge(alt)}">
      <img src="${new Html(source)}" alt="${alt}"${dimensions} decoding="async">
    </button>
    <figcaption>${caption} ${fileLink(file)}</figcaption>
  </figure> `;
}

function sizeOf(svg: string): Size | undefined {
  const [, width, height] = /\bviewBox="0 0 ([\d.]+) ([\d.]+)"/.exec(svg.slice(0, 1000)) ?? [];
  return width === undefined || height === undefined
    ? undefined
    : { width: Math.round(Number(width)), height: Math.round(Number(height)) };
}
