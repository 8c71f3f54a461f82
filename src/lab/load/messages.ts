import { z } from 'zod';
import type { Requests } from './recording.js';

const address = { host: z.string(), port: z.number() };

/** What the client's process is told. */
export const order = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('start'),
    ...address,
    connections: z.number(),
    rate: z.number(),
    /** Names of web applications by the address that they give in `x-backend-ip`. */
    backends: z.record(z.string(), z.string()),
    /** A request without an answer has failed by then. */
    timeoutS: z.number(),
    /** The client ends by itself after this, whatever became of the one who started it. */
    longestS: z.number(),
  }),
  z.object({ type: z.literal('target'), ...address }),
  z.object({ type: z.literal('stop') }),
]);

/** What it tells. */
export const report = z.discriminatedUnion('type', [
  z.object({ type: z.literal('ready') }),
  z.object({ type: z.literal('started') }),
  z.object({ type: z.literal('ended'), requests: z.custom<Requests>((value) => typeof value === 'object') }),
]);

export type Order = z.infer<typeof order>;
export type Report = z.infer<typeof report>;
