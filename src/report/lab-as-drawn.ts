import type { DrawnLab } from './drawings/drawn-lab.js';

/** What drawings have to know of the lab; the same for all of its tasks. */
export const labAsDrawn: DrawnLab = {
  balancers: ['ha', 'ha2'],
  ports: { http: 80, stats: 1936, admin: 9999 },
};
