import { colourRules, type ColourName } from './colours.js';
import { element, type Markup } from './markup.js';

/** A picture that explains, and the same in words. */
export interface Drawing {
  /** A whole SVG document that follows the reader's colour scheme; its ids begin with the drawing's name, so that several fit in a page. */
  readonly svg: string;
  readonly alt: string;
}

interface DrawingParts {
  /** Begins every id in the document: `topology-task6`. */
  readonly name: string;
  readonly width: number;
  readonly height: number;
  readonly title: string;
  readonly alt: string;
  readonly colours: readonly ColourName[];
  /** Selectors without the drawing's id, and their declarations. */
  readonly rules: Readonly<Record<string, string>>;
  readonly body: readonly Markup[];
}

/** Puts the parts of a drawing together. */
export function makeDrawing(parts: DrawingParts): Drawing {
  const { name, width, height, title, alt } = parts;
  const style = [
    ...colourRules(`#${name}`, parts.colours),
    ...Object.entries(parts.rules).map(([selector, declarations]) => `#${name} ${selector}{${declarations}}`),
  ];
  const svg = element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      id: name,
      viewBox: `0 0 ${width} ${height}`,
      width,
      height,
      role: 'img',
      'aria-labelledby': `${name}-title ${name}-desc`,
    },
    [
      '\n',
      element('title', { id: `${name}-title` }, title),
      '\n',
      element('desc', { id: `${name}-desc` }, alt),
      '\n',
      element('style', {}, `\n${style.join('\n')}\n`),
      ...parts.body.flatMap((part): Markup[] => ['\n', part]),
      '\n',
    ],
  );
  return { svg: `${svg.markup}\n`, alt };
}
