import { init } from 'echarts/dist/echarts.esm.min';
import type { EChartsOption } from 'echarts';
import { type ColourName, colours } from './colours.js';
import type { Element } from './markup.js';

/**
 * Draws a chart and returns its shapes. ECharts knows nothing of colours that follow a scheme, of classes, or of ids that
 * are the same each time: so colours go in as `chartColour` gives them and come out as classes such as `f-text` (fill) and
 * `s-line` (stroke), and of each element only what draws it stays.
 */
export function chartMarkup(option: EChartsOption, width: number, height: number): Element[] {
  const chart = init(null, null, { renderer: 'svg', ssr: true, width, height });
  try {
    chart.setOption({ ...option, animation: false });
    // Nothing is drawn beyond its panel, so the clip paths, all that is defined here, may go.
    const svg = chart.renderToSVGString().replace(/<defs[^]*<\/defs>/, '');
    return Array.from(svg.matchAll(/<(path|text)\b([^>]*)>([^<]*)<\/\1>/g), ([, name, attributes, text]) => ({
      markup: `<${name ?? ''}${keptAttributes(attributes ?? '')}>${text ?? ''}</${name ?? ''}>`,
    }));
  } finally {
    chart.dispose();
  }
}

/** The stand-in for a colour in the options of a chart. */
export function chartColour(name: ColourName): string {
  return `#fe00${(names.indexOf(name) + 16).toString(16)}`;
}

/** The classes that a chart's shapes have, with their rules. */
export function chartRules(used: readonly ColourName[]): Record<string, string> {
  return Object.fromEntries(
    used.flatMap((name) => [
      [`.f-${name}`, `fill:var(--${name})`],
      [`.s-${name}`, `stroke:var(--${name})`],
    ]),
  );
}

const names = Object.keys(colours).filter((name): name is ColourName => name in colours);

const kept =
  /^(d|x|y|transform|text-anchor|dominant-baseline|stroke-width|stroke-dasharray|stroke-linejoin)$/;

function keptAttributes(attributes: string): string {
  const classes: string[] = [];
  const others: string[] = [];
  for (const [, name = '', value = ''] of attributes.matchAll(/([\w:-]+)="([^"]*)"/g)) {
    if (kept.test(name)) others.push(` ${name}="${value}"`);
    else if ((name === 'fill' || name === 'stroke') && value === 'none') others.push(` ${name}="none"`);
    else if (name === 'fill' || name === 'stroke') classes.push(`${name.charAt(0)}-${colourOf(value)}`);
  }
  return `${classes.length > 0 ? ` class="${classes.join(' ')}"` : ''}${others.join('')}`;
}

function colourOf(value: string): ColourName {
  const name = names.find((candidate) => chartColour(candidate) === value);
  if (!name) throw new Error(`a chart has a colour of its own: ${value}`);
  return name;
}
