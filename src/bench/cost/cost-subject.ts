import type { SubjectName } from '../result.js';

/** A subject as the measurements of cost see it. */
export interface CostSubject {
  readonly name: SubjectName;
  readonly image: string;
  /** Target of the Dockerfiles, which tells the lab's variant. */
  readonly target: string;
  /** Shell commands that Serf's agent runs; none where a program of the balancer follows the agent. */
  readonly handlers?: { readonly join: string; readonly leave: string };
  readonly places: { readonly config: string; readonly stats?: string };
  /** What is changed in the running container so that thousands of backends can be in the table at all. */
  readonly edits: readonly Edit[];
  /** Service that has to read an edited file again. */
  readonly restart?: string;
}

/** A text in a file of the container that gives way to another one. */
export interface Edit {
  readonly file: string;
  readonly from: string;
  readonly to: string;
}

/** The time between two health checks of a backend, the same for all: 2,000 backends at 200 ms were 10,000 checks a second. */
export const checkInterval = '30s';

const handlers = { join: '/serf-handlers/member-join.sh', leave: '/serf-handlers/member-leave.sh' };
const haproxyConfig = '/usr/local/etc/haproxy/haproxy.cfg';
const haproxyTemplate = '/config/haproxy.cfg.hb';
const seldomChecks = {
  file: haproxyTemplate,
  from: 'default-server inter 1s',
  to: `default-server inter ${checkInterval}`,
};

/** Those subjects that follow Serf's members. */
export const costSubjects = {
  lab: {
    name: 'lab',
    image: 'ait-lab/ha:task6',
    target: 'task6',
    handlers,
    places: { config: haproxyConfig },
    edits: [seldomChecks],
  },
  reload: {
    name: 'reload',
    image: 'ait-lab/bench:reload',
    target: 'task6',
    handlers,
    places: { config: haproxyConfig },
    edits: [seldomChecks],
  },
  nginx: {
    name: 'nginx',
    image: 'ait-lab/bench:nginx',
    target: 'task6',
    handlers,
    places: { config: '/usr/local/etc/nginx/nginx.conf', stats: 'http://127.0.0.1:1936/' },
    edits: [
      // A parameter of nginx may have 4,096 bytes: the page tells how many backends there are, and not which.
      {
        file: '/config/nginx.conf.hb',
        from: String.raw`# pxname,svname,status,check_status\n{{#each nodes}}nodes,{{name}},UP,L7OK\n{{/each}}`,
        to: '{{nodes.length}}',
      },
      { file: '/config/nginx.conf.hb', from: 'zone nodes 256k', to: 'zone nodes 8m' },
    ],
  },
  hitless: {
    name: 'hitless',
    image: 'ait-lab/ha:hitless',
    target: 'hitless',
    places: { config: haproxyConfig },
    edits: [
      {
        file: '/backends/server-parameters.js',
        // Recorded addresses are down for good, and those are looked at most often.
        from: 'inter 400ms fastinter 50ms downinter 100ms',
        to: `inter ${checkInterval}`,
      },
    ],
    restart: 'backends',
  },
} as const satisfies Partial<Record<SubjectName, CostSubject>>;
