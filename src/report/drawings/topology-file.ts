import { z } from 'zod';
import { plainText } from './plain-text.js';

const process = z.object({ pid: z.int(), ppid: z.int(), command: plainText });

const container = z.object({
  node: plainText,
  container: plainText,
  image: plainText,
  state: plainText,
  address: plainText,
  ports: z.array(z.object({ container: z.int(), bind: plainText, host: z.int() })).max(50),
  processes: z.array(process).max(500),
  member: z.object({ status: plainText, role: plainText }).optional(),
});

/** `topology.json` as a drawing reads it: every string in it has become a line of plain text. */
export const topologyFile = z.object({
  network: plainText,
  subnet: plainText,
  containers: z.array(container).min(1).max(100),
  servers: z.array(z.object({ name: plainText, address: plainText, status: plainText })).max(100),
});

export type TopologyFile = z.infer<typeof topologyFile>;
export type TopologyContainer = z.infer<typeof container>;
export type TopologyProcess = z.infer<typeof process>;
