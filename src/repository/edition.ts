import { readDockerfile } from './dockerfile.js';
import { composeFiles } from './lab-paths.js';
import { withoutComments } from './lab-scripts.js';
import type { RepositoryFiles } from './repository-files.js';
import type { Edition } from './repository.js';

type Known = Exclude<Edition, 'unknown'>;

/** Something that hand-outs have and that students rarely change. */
interface Sign {
  /** The editions that have it; what only one has tells more. */
  readonly of: readonly Known[];
  readonly isThere: (read: Read) => boolean;
}

interface Read {
  readonly files: RepositoryFiles;
  /** Instructions of both Dockerfiles without comments, a line each. */
  readonly balancer: string;
  readonly webapp: string;
  /** HAProxy's configuration and the template that becomes one. */
  readonly configuration: string;
  /** What is known of the web application and of how it is started. */
  readonly application: string;
}

const signs: readonly Sign[] = [
  { of: ['2016'], isThere: ({ webapp }) => /^FROM node:0\./m.test(webapp) },
  { of: ['2019', '2020'], isThere: ({ webapp }) => /^FROM node(?::latest)?$/m.test(webapp) },
  { of: ['2016', '2019'], isThere: ({ balancer }) => /^FROM haproxy:1\./m.test(balancer) },
  { of: ['2020'], isThere: ({ balancer }) => /^FROM haproxy:2\.2/m.test(balancer) },
  {
    of: ['2016', '2019'],
    isThere: ({ balancer }) => /\/s6-overlay\/releases\/download\/v1\./.test(balancer),
  },
  { of: ['2020'], isThere: ({ balancer }) => /\/s6-overlay\/releases\/download\/v2\./.test(balancer) },
  { of: ['2016', '2019'], isThere: ({ balancer }) => /\/serf\/0\.7\./.test(balancer) },
  { of: ['2020'], isThere: ({ balancer }) => /\/serf\/0\.8\.2\//.test(balancer) },
  { of: ['2016', '2019'], isThere: ({ balancer }) => /nodejs\.org\/dist\/v4\./.test(balancer) },
  { of: ['2020'], isThere: ({ balancer }) => /nodejs\.org\/dist\/v14\./.test(balancer) },
  { of: ['2016', '2019'], isThere: ({ configuration }) => /^\s*listen\s+\S+\s+\*:/m.test(configuration) },
  { of: ['2016'], isThere: ({ configuration }) => /# HANDLEBARS END/.test(configuration) },
  { of: ['2020'], isThere: ({ configuration }) => /# HANDLEBARS STOP/.test(configuration) },
  { of: ['2016'], isThere: ({ configuration }) => /^\s*server .*<s1>/m.test(configuration) },
  { of: ['2019', '2020'], isThere: ({ configuration }) => /WEBAPP_1_IP/.test(configuration) },
  { of: ['2016'], isThere: ({ application }) => /"express":\s*"[~^]?4\.(?:\d|1[0-2])\./.test(application) },
  { of: ['2019', '2020'], isThere: ({ application }) => /\bSERVER_TAG=/.test(application) },
  { of: ['2019', '2020'], isThere: ({ files }) => composeFiles.some((file) => files.has(file)) },
];

/** Tells which hand-out a lab comes from, by what most of its files say; what is told by a single shared sign is not known. */
export function editionOf(files: RepositoryFiles): Edition {
  const read = readAll(files);
  const votes = new Map<Edition, number>([['unknown', 1]]);
  for (const { of } of signs.filter(({ isThere }) => isThere(read)))
    for (const edition of of) votes.set(edition, (votes.get(edition) ?? 0) + (of.length === 1 ? 3 : 1));
  const most = Math.max(...votes.values());
  const [first = 'unknown', ...others] = [...votes]
    .filter(([, count]) => count === most)
    .map(([edition]) => edition);
  return others.length === 0 ? first : 'unknown';
}

function readAll(files: RepositoryFiles): Read {
  const dockerfile = (file: string): string =>
    readDockerfile(files.get(file)?.text ?? '')
      .map(({ keyword, value }) => `${keyword} ${value}`)
      .join('\n');
  const texts = (pattern: RegExp): string =>
    [...files].flatMap(([file, { text }]) => (pattern.test(file) ? [text] : [])).join('\n');
  return {
    files,
    balancer: dockerfile('ha/Dockerfile'),
    webapp: dockerfile('webapp/Dockerfile'),
    configuration: texts(/^ha\/config\/.*haproxy/),
    application: withoutComments(texts(/^webapp\/(?:app\/package\.json|.*(?:\.sh|\/run))$/)),
  };
}
