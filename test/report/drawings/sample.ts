import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { DrawnLab } from '../../../src/report/drawings/drawn-lab.js';

/** The lab of the samples. */
export const lab: DrawnLab = { balancers: ['ha'], ports: { http: 80, stats: 1936, admin: 9999 } };

const samples = join(import.meta.dirname, '../../../../test/report/drawings/samples');

/** A sample, parsed: the topologies of tasks 0, 3 and 6 are put together from what `docker ps`, `ps` and Serf showed, the others recorded. */
export function sample(name: string): unknown {
  return JSON.parse(readFileSync(join(samples, `${name}.json`), 'utf8'));
}

/** A sample as an object whose fields a test replaces. */
export function sampleObject(name: string): Record<string, unknown> {
  return z.record(z.string(), z.unknown()).parse(sample(name));
}

/** A name that would like to be markup, a script, a colour, a change of direction, or just too long. */
export const hostile = `<script>alert("1")</script>&amp;<b>]]>'\u202e\u0000\u001b[31m\ud800\n漢字🎉{a|b}${'W'.repeat(900)}`;
