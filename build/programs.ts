/** A file that is started or read by its name, below `dist/src`, and what it is called below `dist/program`. */
export interface Program {
  readonly from: string;
  readonly name: string;
}

/** Names beside each other, as a program looks for another one beside itself. */
export const programs: readonly Program[] = [
  { from: 'cli/main.js', name: 'main' },
  { from: 'index.js', name: 'index' },
  { from: 'docker/ping.js', name: 'ping' },
  { from: 'load/client.js', name: 'client' },
  { from: 'check/read/picture/looker.js', name: 'looker' },
  { from: 'check/read/pdf/reader.js', name: 'reader' },
  { from: 'check/read/pdf/watch-costs.js', name: 'watch-costs' },
];

/** Programs that are carried into a container and run there, alone: each is one file, and needs Node.js only. */
export const carriedPrograms: readonly Program[] = [
  { from: 'chaos/probe/watch-balancer.js', name: 'probe/watch-balancer.js' },
  { from: 'chaos/probe/relay.js', name: 'probe/relay.js' },
];
