import { z } from 'zod';

const at = z.number();

/** What the probe in `ha` says, a line of JSON each; times in milliseconds since 1970. */
export const probeMessage = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('table'),
    at,
    /** HAProxy's worker; `undefined` while nobody answers on its admin socket. */
    pid: z.number().optional(),
    /** Rows of `show servers state`. */
    servers: z.array(z.string()),
  }),
  z.object({
    type: z.literal('files'),
    at,
    configuration: z.string().optional(),
    nodes: z.record(z.string(), z.string()),
    temporary: z.array(z.string()),
  }),
  z.object({
    type: z.literal('processes'),
    at,
    list: z.array(
      z.object({
        pid: z.number(),
        parent: z.number(),
        name: z.string(),
        /** The kernel's letter, `Z` for a zombie. */
        state: z.string(),
        residentKb: z.number(),
        startedAt: z.number(),
        /** The service that it is the first process of. */
        service: z.string().optional(),
      }),
    ),
  }),
]);

export type ProbeMessage = z.infer<typeof probeMessage>;
export type TableLook = Extract<ProbeMessage, { type: 'table' }>;
export type ProcessLook = Extract<ProbeMessage, { type: 'processes' }>;
