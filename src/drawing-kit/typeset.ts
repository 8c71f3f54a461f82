import { element, type Element } from './markup.js';
import { type Face, fitText, fitCommand, textWidth } from './text-width.js';

/**
 * The ways in which drawings set text, by the name of their class. At 700 pixels of width, a drawing of 760 is shown
 * at 0.92 of its size: 12 pixels become 11.05.
 */
export const faces = {
  name: { size: 16, bold: true },
  text: { size: 13 },
  soft: { size: 12.5 },
  code: { size: 12, mono: true },
  state: { size: 12.5, bold: true },
} as const satisfies Record<string, Face>;

type FaceName = keyof typeof faces;

/** The width of every drawing, in pixels. */
export const drawingWidth = 760;

const sans = 'system-ui,-apple-system,"Segoe UI","DejaVu Sans",sans-serif';
const mono = 'ui-monospace,SFMono-Regular,Menlo,Consolas,"DejaVu Sans Mono",monospace';

/** Rules for the classes of text. */
export const textRules: Readonly<Record<string, string>> = {
  text: `font-family:${sans};font-size:${faces.text.size}px;fill:var(--text);white-space:pre`,
  '.name': `font-size:${faces.name.size}px;font-weight:600`,
  '.soft': `font-size:${faces.soft.size}px;fill:var(--soft)`,
  '.code': `font-family:${mono};font-size:${faces.code.size}px`,
  '.state': `font-size:${faces.state.size}px;font-weight:600`,
  '.middle': 'text-anchor:middle',
  '.end': 'text-anchor:end',
};

interface Placed {
  readonly x: number;
  /** Of the base line. */
  readonly y: number;
  /** What is wider is cut with `…`. */
  readonly width: number;
  readonly face: FaceName;
  readonly anchor?: 'middle' | 'end';
  /** How it is cut. */
  readonly as?: 'command';
  /** Further classes, for a colour. */
  readonly class?: string;
}

/** A line of text that stays within its width. */
export function typeset(text: string, placed: Placed): Element {
  const { x, y, width, face, anchor } = placed;
  const classes = [face === 'text' ? '' : face, anchor ?? '', placed.class ?? ''].filter(
    (word) => word !== '',
  );
  return element(
    'text',
    { x, y, class: classes.length > 0 ? classes.join(' ') : undefined },
    (placed.as === 'command' ? fitCommand : fitText)(text, width, faces[face]),
  );
}

/** How much room a text takes in a face. */
export function typesetWidth(text: string, face: FaceName): number {
  return textWidth(text, faces[face]);
}

/** A name as it stands left of a lane. */
export function fitLaneName(name: string): string {
  return fitText(name, 46, faces.soft);
}
