import { chartRules } from '../../drawing-kit/chart-rules.js';
import { backendColours, type ColourName } from '../../drawing-kit/colours.js';
import { type Drawing, makeDrawing } from '../../drawing-kit/drawing.js';
import { element, type Element } from '../../drawing-kit/markup.js';
import { page } from '../../drawing-kit/page.js';
import { drawingWidth, textRules, typeset } from '../../drawing-kit/typeset.js';
import { subjectNames, type SubjectName } from '../result.js';
import type { Scale } from './scale.js';

/** Events of one kind, a row for each subject. */
export interface DotPanel {
  readonly title: string;
  readonly rows: readonly DotRow[];
}

interface DotRow {
  readonly subject: SubjectName;
  readonly values: readonly number[];
  /** Marked where there is one. */
  readonly median: number | undefined;
  /** Stands at the end of the row. */
  readonly said: string;
  readonly isBad: boolean;
}

interface DotChart {
  readonly name: string;
  readonly title: string;
  readonly alt: string;
  readonly panels: readonly DotPanel[];
  readonly scale: Scale;
  readonly tick: (value: number) => string;
  /** What the axis counts. */
  readonly axis: string;
  /** What the mark of the median is. */
  readonly legend: string;
}

const plot = { left: 92, width: 500 };
const rowHeight = 22;
const panelHead = 34;
/** In a row, where each has a place of its own. */
const mostDots = 400;

/** Draws every value as a dot, so that nothing is smoothed away; rows of a panel are subjects. */
export function drawDots(chart: DotChart): Drawing {
  let y = 44;
  const body: Element[] = [];
  for (const panel of chart.panels) {
    const top = y + panelHead;
    const height = panel.rows.length * rowHeight;
    body.push(
      typeset(panel.title, { x: 20, y: y + 22, width: drawingWidth - 40, face: 'state' }),
      ...chart.scale.ticks.map((tick) => line('grid', xOf(tick, chart.scale), top, top + height)),
      ...panel.rows.flatMap((row, index) => rowShapes(row, top + index * rowHeight, chart.scale)),
    );
    y = top + height;
  }
  const axis = chart.scale.ticks.map((tick) =>
    typeset(chart.tick(tick), {
      ...{
        x: xOf(tick, chart.scale),
        y: y + 18,
        width: 70,
        face: 'soft' as const,
        anchor: 'middle' as const,
      },
    }),
  );
  const height = y + 54;
  const colours: ColourName[] = ['page', 'line', 'text', 'soft', 'bad', ...backendColours.slice(0, 5)];
  return makeDrawing({
    ...{ name: chart.name, width: drawingWidth, height, title: chart.title, alt: chart.alt, colours },
    rules: {
      ...textRules,
      ...chartRules(colours),
      '.page': 'fill:var(--page);stroke:var(--line)',
      '.grid': 'stroke:var(--line)',
      '.median': 'stroke:var(--text);stroke-width:2',
      circle: 'fill-opacity:.6',
    },
    body: [
      page(height),
      typeset(chart.title, { x: 20, y: 30, width: drawingWidth - 40, face: 'name' }),
      ...body,
      ...axis,
      typeset(`${chart.axis}; ${chart.legend}`, {
        ...{ x: plot.left + plot.width / 2, y: y + 40, width: plot.width, face: 'soft', anchor: 'middle' },
      }),
    ],
  });
}

/** The same colour for a subject in every chart. */
export function subjectColour(name: SubjectName): ColourName {
  return name === 'floor' ? 'soft' : (backendColours[subjectNames.indexOf(name)] ?? 'soft');
}

function rowShapes(row: DotRow, top: number, scale: Scale): Element[] {
  const middle = top + rowHeight / 2;
  const dots = row.values.map(
    (value, index) =>
      element('circle', {
        class: `f-${subjectColour(row.subject)}`,
        cx: xOf(value, scale),
        // Equal values stay countable.
        cy: middle + (((index * 3) % 5) - 2) * 2.2,
        r: 3,
      }).markup,
  );
  // Of so many nobody counts those that cover each other.
  const drawn = dots.length > mostDots ? [...new Set(dots)] : dots;
  return [
    typeset(row.subject, { x: plot.left - 14, y: middle + 4.5, width: 72, face: 'text', anchor: 'end' }),
    ...drawn.map((markup) => ({ markup })),
    ...(row.median === undefined
      ? []
      : [line('median', xOf(row.median, scale), top + 3, top + rowHeight - 3)]),
    typeset(row.said, {
      ...{ x: drawingWidth - 16, y: middle + 4.5, width: drawingWidth - plot.left - plot.width - 26 },
      ...{ face: 'soft', anchor: 'end', ...(row.isBad ? { class: 'f-bad' } : {}) },
    }),
  ];
}

function line(name: string, x: number, y1: number, y2: number): Element {
  return element('line', { class: name, x1: x, x2: x, y1, y2 });
}

function xOf(value: number, scale: Scale): number {
  return plot.left + scale.at(value) * plot.width;
}
