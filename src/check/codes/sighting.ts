import { z } from 'zod';
import { count, names } from './parts.js';

/** What a text holds. */
export const contentKindSchema = z.enum([
  'docker-ps',
  'docker-inspect',
  'docker-log',
  'serf-log',
  'haproxy-config',
  'template-line',
  'nodes-listing',
  'error-message',
  'nothing-recognised',
]);

const node = {
  node: z.string().optional().describe('as its Serf agent calls itself'),
  role: z.enum(['balancer', 'backend']).optional(),
};

const container = {
  name: z.string().optional().describe('of the container, or the beginning of its id'),
  address: z.string().optional(),
};

/** What was seen in a file. */
export const sightingSchema = z
  .discriminatedUnion('code', [
    z.strictObject({
      code: z.literal('agent-log'),
      ...node,
      joined: names.describe('other nodes that join in it, three at most'),
      agent: z.boolean().describe('whether the agent itself is what is asked for'),
    }),
    z.strictObject({ code: z.literal('no-agent') }),
    z.strictObject({ code: z.literal('log-of-balancer') }),
    z.strictObject({ code: z.literal('log-of-backend') }),
    z.strictObject({ code: z.literal('no-join') }),
    z.strictObject({ code: z.literal('other-log'), ...node }),
    z.strictObject({
      code: z.literal('handlers-log'),
      members: names.describe('backends, three at most; empty for one without a name'),
    }),
    z.strictObject({ code: z.literal('handlers-log-without-backend') }),
    z.strictObject({
      code: z.literal('configuration'),
      live: count.describe('servers with an address'),
      servers: z
        .array(z.strictObject({ name: z.string(), address: z.string(), who: z.string().optional() }))
        .describe('three of them at most; who: the container, where its name does not tell'),
    }),
    z.strictObject({ code: z.literal('never-generated') }),
    z.strictObject({ code: z.literal('no-server') }),
    z.strictObject({ code: z.literal('template-line'), host: z.string(), address: z.string() }),
    z.strictObject({ code: z.literal('running'), balancer: z.boolean(), backends: count }),
    z.strictObject({ code: z.literal('inspect'), ...container }),
    z.strictObject({ code: z.literal('other-inspect'), ...container }),
    z.strictObject({ code: z.literal('nodes'), hosts: names.describe('four at most') }),
    z.strictObject({ code: z.literal('picture-of-text'), inReport: z.boolean() }),
    z.strictObject({ code: z.literal('empty') }),
    z.strictObject({
      code: z.literal('holds'),
      kinds: z.array(contentKindSchema).describe('three at most'),
    }),
  ])
  .meta({ id: 'sighting' });

/** What a capture shows in the place of what is asked: a `code` and its fields. `docs/check.schema.json` lists them all. */
export type Sighting = z.infer<typeof sightingSchema>;
export type ContentKind = z.infer<typeof contentKindSchema>;
