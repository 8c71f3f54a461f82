import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadLabs } from '../src/cli/lab-files.js';
import { loadLab } from '../src/scenario/load-lab.js';
import type { LabDescription } from '../src/scenario/lab-description.js';
import type { Labs } from '../src/scenario/make-plan.js';
import type { Topology } from '../src/lab/topology.js';

/** The product's own lab and its variants. */
export const labs: Labs = loadLabs(join(import.meta.dirname, '../..'));

/** The lab itself, as tasks/lab.yaml says it. */
export const theLab = described('lab');

/** Its variant that loses no request. */
export const hitlessLab = described('hitless');

/** The lab as repositories of the course have it, finished. */
export const courseLab = describedIn('tasks/own');

/** A lab in a subnet, with names that stand beside others. */
export function aTopology(subnet: string, prefix = '', description = theLab): Topology {
  const network = `${prefix}${description.network.name}`;
  return { description, prefix, network, subnet, bind: '127.0.0.1', ports: undefined };
}

function describedIn(folder: string): LabDescription {
  const file = join(import.meta.dirname, '../..', folder, 'lab.yaml');
  const loaded = loadLab('lab', new Map([['lab', { file, text: readFileSync(file, 'utf8') }]]));
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.diagnostics));
  return loaded.lab;
}

function described(name: string): LabDescription {
  const lab = labs.get(name);
  if (!lab) throw new Error(`the product has no lab ${name}`);
  return lab;
}
