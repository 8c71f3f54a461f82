import { z } from 'zod';
import { drawnText } from '../../../drawing-kit/drawn-text.js';

const process = z.object({ pid: z.int(), ppid: z.int(), command: drawnText });

const container = z.object({
  node: drawnText,
  container: drawnText,
  image: drawnText,
  state: drawnText,
  address: drawnText,
  ports: z.array(z.object({ container: z.int(), bind: drawnText, host: z.int() })).max(50),
  processes: z.array(process).max(500),
  member: z.object({ status: drawnText, role: drawnText }).optional(),
});

/** `topology.json` as a drawing reads it: every string in it has become a line of plain text. */
export const topologyFile = z.object({
  network: drawnText,
  subnet: drawnText,
  containers: z.array(container).min(1).max(100),
  servers: z.array(z.object({ name: drawnText, address: drawnText, status: drawnText })).max(100),
});

export type TopologyFile = z.infer<typeof topologyFile>;
export type TopologyContainer = z.infer<typeof container>;
export type TopologyProcess = z.infer<typeof process>;
