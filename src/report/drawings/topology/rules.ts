import type { ColourName } from '../../../drawing-kit/colours.js';
import { textRules } from '../../../drawing-kit/typeset.js';

/** Colours and rules of a drawn topology. */
export const topologyRules: {
  readonly colours: readonly ColourName[];
  readonly rules: Readonly<Record<string, string>>;
} = {
  colours: [
    'page',
    'line',
    'text',
    'soft',
    'net-fill',
    'net-line',
    'box-fill',
    'box-line',
    'gone-fill',
    'gone-line',
    'flow',
    'gossip',
    'bad',
  ],
  rules: {
    ...textRules,
    '.page': 'fill:var(--page);stroke:var(--line)',
    '.net': 'fill:var(--net-fill);stroke:var(--net-line);stroke-width:1.5',
    '.box': 'fill:var(--box-fill);stroke:var(--box-line);stroke-width:1.5',
    '.gone': 'fill:var(--gone-fill);stroke:var(--gone-line);stroke-width:1.5;stroke-dasharray:5 4',
    '.chip': 'fill:var(--page);stroke:var(--flow)',
    '.branch': 'fill:none;stroke:var(--box-line)',
    '.supervised': 'fill:var(--box-line)',
    '.up': 'fill:none;stroke:var(--flow);stroke-width:1.8',
    '.down': 'fill:none;stroke:var(--bad);stroke-width:1.8;stroke-dasharray:4 4',
    '.head': 'fill:var(--flow)',
    '.gossip': 'fill:none;stroke:var(--gossip);stroke-width:1.8;stroke-dasharray:1 5;stroke-linecap:round',
    '.disc': 'fill:var(--gossip)',
    '.ring': 'fill:none;stroke:var(--soft);stroke-width:2',
    '.cross': 'fill:none;stroke:var(--bad);stroke-width:2.5',
    'text.good': 'fill:var(--gossip)',
    'text.flow': 'fill:var(--flow)',
    'text.bad': 'fill:var(--bad)',
  },
};
