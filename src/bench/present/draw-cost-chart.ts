import { chartRules } from '../../drawing-kit/chart-rules.js';
import type { ColourName } from '../../drawing-kit/colours.js';
import { makeDrawing } from '../../drawing-kit/drawing.js';
import { element, type Element, rounded } from '../../drawing-kit/markup.js';
import { page } from '../../drawing-kit/page.js';
import { drawingWidth, textRules, typeset } from '../../drawing-kit/typeset.js';
import type { CaptionedDrawing } from '../../report/input.js';
import type { BenchResult, CostAtSize, SubjectName } from '../result.js';
import type { BenchWords } from './bench-words-en.js';
import { subjectColour } from './draw-dots.js';
import { count, ms } from './figures-text.js';
import { logScale, type Scale } from './scale.js';

const plot = { left: 92, top: 62, width: 540, height: 300 };
const height = 430;

interface Line {
  readonly subject: SubjectName;
  readonly points: readonly CostAtSize[];
}

/** Draws what one change takes against the number of backends; `undefined` where nobody measured it. */
export function drawCostChart({ subjects }: BenchResult, words: BenchWords): CaptionedDrawing | undefined {
  const lines = subjects.flatMap(({ name, costBySize }): Line[] => {
    const points = (costBySize?.sizes ?? []).filter(({ samplesMs }) => samplesMs.length > 0);
    return points.length === 0 ? [] : [{ subject: name, points }];
  });
  if (lines.length === 0) return undefined;
  const all = lines.flatMap(({ points }) => points);
  const x = logScale(all.map(({ backends }) => backends));
  const y = logScale(all.flatMap(({ samplesMs }) => samplesMs));
  const colours: ColourName[] = [
    'page',
    'line',
    'text',
    'soft',
    ...lines.map(({ subject }) => subjectColour(subject)),
  ];
  const used = [...new Set(colours)];
  const { charts } = words;
  const drawing = makeDrawing({
    ...{ name: 'bench-cost', width: drawingWidth, height, title: charts.cost, colours: used },
    alt: `${charts.cost}. ${charts.costAlt} ${lines.map((line) => story(line, words)).join('; ')}.`,
    rules: {
      ...textRules,
      ...chartRules(used),
      '.page': 'fill:var(--page);stroke:var(--line)',
      '.grid': 'stroke:var(--line)',
      '.medians': 'fill:none;stroke-width:2',
      circle: 'fill-opacity:.55',
    },
    body: [
      page(height),
      typeset(charts.cost, { x: 20, y: 30, width: drawingWidth - 40, face: 'name' }),
      ...grid(x, y, words),
      ...lines.flatMap((line) => shapes(line, x, y)),
      ...names(lines, y),
      typeset(charts.axes.ms, { x: 20, y: plot.top - 12, width: 200, face: 'soft' }),
      typeset(charts.axes.backends, {
        ...{
          x: plot.left + plot.width / 2,
          y: height - 24,
          width: plot.width,
          face: 'soft',
          anchor: 'middle',
        },
      }),
    ],
  });
  return { ...drawing, caption: charts.cost };
}

function grid(x: Scale, y: Scale, words: BenchWords): Element[] {
  const bottom = plot.top + plot.height;
  return [
    ...y.ticks.flatMap((tick) => {
      const at = yOf(tick, y);
      return [
        element('line', { class: 'grid', x1: plot.left, x2: plot.left + plot.width, y1: at, y2: at }),
        typeset(count(tick, words, 3), {
          x: plot.left - 10,
          y: at + 4.5,
          width: 66,
          face: 'soft',
          anchor: 'end',
        }),
      ];
    }),
    ...x.ticks.flatMap((tick) => {
      const at = xOf(tick, x);
      return [
        element('line', { class: 'grid', x1: at, x2: at, y1: plot.top, y2: bottom }),
        typeset(count(tick, words), { x: at, y: bottom + 20, width: 80, face: 'soft', anchor: 'middle' }),
      ];
    }),
  ];
}

function shapes({ subject, points }: Line, x: Scale, y: Scale): Element[] {
  const colour = subjectColour(subject);
  const medians = points.flatMap(({ backends, ms: spread }) =>
    spread ? [`${rounded(xOf(backends, x))},${rounded(yOf(spread.median, y))}`] : [],
  );
  return [
    ...points.flatMap(({ backends, samplesMs }) =>
      samplesMs.map((value) =>
        element('circle', { class: `f-${colour}`, cx: xOf(backends, x), cy: yOf(value, y), r: 3 }),
      ),
    ),
    element('polyline', { class: `medians s-${colour}`, points: medians.join(' ') }),
  ];
}

/** Each line's name at its end; where lines end close to each other, their names stand below each other. */
function names(lines: readonly Line[], y: Scale): Element[] {
  let lowest = 0;
  return lines
    .map(({ subject, points }) => ({ subject, at: yOf(points.at(-1)?.ms?.median ?? 0, y) + 4.5 }))
    .sort((left, right) => left.at - right.at)
    .map(({ subject, at }) => {
      lowest = Math.max(at, lowest + 18);
      const x = plot.left + plot.width + 14;
      return typeset(subject, {
        x,
        y: lowest,
        width: 90,
        face: 'state',
        class: `f-${subjectColour(subject)}`,
      });
    });
}

function story({ subject, points }: Line, words: BenchWords): string {
  const steps = points.flatMap(({ backends, ms: spread }) =>
    spread ? [`${ms(spread.median, words)} (${count(backends, words)})`] : [],
  );
  return `${subject}: ${steps.join(', ')}`;
}

function xOf(value: number, scale: Scale): number {
  return plot.left + scale.at(value) * plot.width;
}

function yOf(value: number, scale: Scale): number {
  return plot.top + (1 - scale.at(value)) * plot.height;
}
