import { z } from 'zod';
import { drawnText } from '../../../drawing-kit/drawn-text.js';

const count = z.number().min(0);
const at = z.number();
const names = z.array(drawnText).max(200);
const counts = z
  .record(drawnText, count)
  .refine((record) => Object.keys(record).length <= 200, 'more names than any lab has');

/** `timeline.json` as a drawing reads it: every string in it has become a line of plain text. */
export const timelineFile = z.object({
  durationMs: z.number().positive(),
  moments: z
    .array(z.object({ atMs: at, kind: z.enum(['start', 'stop', 'kill', 'remove']), nodes: names }))
    .max(200),
  servers: z.array(z.object({ atMs: at, up: names, down: names })).max(5000),
  members: z.array(z.object({ atMs: at, alive: names, left: names, failed: names })).max(5000),
});

/** `requests.json` as a drawing reads it. */
export const requestsFile = z.object({
  connections: count,
  rate: count,
  sent: count,
  answered: count,
  failed: count,
  /** Of those that failed, the ones before the first answer of a web application. */
  beforeFirstBackend: count,
  byBackend: counts,
  binMs: z.number().positive(),
  bins: z.array(z.object({ atMs: at, byBackend: counts, byStatus: counts, errors: count })).max(200_000),
  /** Those after the first answer of a web application, the first thousand of them. */
  failures: z.array(z.object({ atMs: at, kind: drawnText })).max(1000),
});

export type TimelineFile = z.infer<typeof timelineFile>;
export type TimelineMoment = TimelineFile['moments'][number];
export type RequestsFile = z.infer<typeof requestsFile>;
