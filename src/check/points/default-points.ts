import type { CheckedLab } from '../checked-lab.js';
import { plainId } from './plain-id.js';
import type { PointRules } from './points-file.js';

/** What counts where nobody says otherwise; `tasks/points.yaml` says the same, for teachers to change. */
export const defaultPoints: PointRules = {
  item: 1,
  tasks: {},
  items: {},
  // The statement asks for "the logs of all containers" after one backend was started, so half of all groups have no second one.
  optional: ['T3.1 log s2', 'T5.4 alternative', 'T6.3 live demo'],
  statuses: {
    present: 1,
    'image-only': 0.5,
    'present-but-wrong': 0,
    empty: 0,
    missing: 0,
    'optional-missing': 0,
  },
  behaviour: { B0: 1, B1: 1, B2: 1, B3: 1, B4: 1, B5: 1, B6: 1, B7: 0 },
};

/** The points that come with the product, for a lab: what is not of it is left out, and what it calls optional is so. */
export function pointsOfProduct(lab: CheckedLab): PointRules {
  const marked = lab.items.filter(({ optional }) => optional).map(({ id }) => plainId(id));
  return { ...defaultPoints, optional: [...new Set([...defaultPoints.optional, ...marked])] };
}
