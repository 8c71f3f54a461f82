import type { LabDescription } from '../scenario/lab-description.js';
import type { DrawnLab } from './drawings/drawn-lab.js';

/** What drawings have to know of a lab. */
export function labAsDrawn({ roles: { balancer } }: LabDescription): DrawnLab {
  const { http, stats, admin } = balancer.ports;
  return {
    balancers: Object.keys(balancer.nodes),
    ports: { http: http.container, stats: stats.container, ...(admin && { admin: admin.container }) },
  };
}
