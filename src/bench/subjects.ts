import { imageName } from '../lab/image-name.js';
import type { SubjectName } from './result.js';

/** A load balancer that is measured, and the web applications behind it. */
export interface Subject {
  readonly name: SubjectName;
  /** What it is, in a sentence. */
  readonly what: string;
  /** Image of the balancer; `undefined`: there is none. */
  readonly ha: string | undefined;
  readonly webapp: string;
  /** Whether the gossip is encrypted, so that every container gets the lab's keyring before it starts. */
  readonly keyring: boolean;
  /** Whether Docker's DNS knows all web applications by one name. */
  readonly alias: boolean;
  /** How rows of the balancer's table are told apart: by the node's name, or by its address. */
  readonly rowsBy: 'name' | 'address';
  /** Where it can be seen that a new process took the balancer's work over; `undefined` where that cannot happen. */
  readonly reloads: 'configurations' | 'workers' | undefined;
  /** Targets of the Dockerfiles that have to be built. */
  readonly targets: readonly string[];
  readonly benchTargets: readonly string[];
}

const lab: Subject = {
  name: 'lab',
  what: "the lab's own solution: Serf's events render the configuration, and a new HAProxy takes over with -sf",
  ha: imageName('ha', 'task6'),
  webapp: imageName('webapp', 'task6'),
  keyring: false,
  alias: false,
  rowsBy: 'name',
  reloads: 'configurations',
  targets: ['task6'],
  benchTargets: [],
};

/** Everything that can be measured. */
export const subjects: Readonly<Record<SubjectName, Subject>> = {
  lab,
  dns: {
    ...lab,
    name: 'dns',
    what: "HAProxy alone: server-template with Docker's DNS as resolver, asked once a second",
    ha: imageName('bench', 'dns'),
    // The same application under the same supervisor, without Serf's agent, which nobody would start for this.
    webapp: imageName('webapp', 'task1'),
    alias: true,
    rowsBy: 'address',
    reloads: undefined,
    targets: ['task1'],
    benchTargets: ['dns'],
  },
  reload: {
    ...lab,
    name: 'reload',
    what: "the lab's events and template with HAProxy's own reload: a master, listening sockets handed over, idle connections not cut",
    ha: imageName('bench', 'reload'),
    benchTargets: ['reload'],
  },
  hitless: {
    ...lab,
    name: 'hitless',
    what: "ours: HAProxy's Runtime API follows Serf's members, stops drain first, nothing is reloaded",
    ha: imageName('ha', 'hitless'),
    webapp: imageName('webapp', 'hitless'),
    keyring: true,
    alias: true,
    reloads: 'workers',
    targets: ['hitless'],
  },
  nginx: {
    ...lab,
    name: 'nginx',
    what: "nginx from Debian's packages in the place of HAProxy, its configuration rendered and reloaded on the lab's events",
    ha: imageName('bench', 'nginx'),
    benchTargets: ['nginx'],
  },
  floor: {
    ...lab,
    name: 'floor',
    what: 'no balancer: requests straight to a published port, and a container that nobody waits for but the client',
    ha: undefined,
    // The application alone: what no variant can beat, whatever its image starts beside it.
    webapp: imageName('webapp', 'task1'),
    reloads: undefined,
    targets: ['task1'],
  },
};

/** What answers the checks while the cost of a change is measured: the application and nothing else. */
const costTarget = 'task0';

/** What has to be built for these subjects. */
export function targetsOf(names: readonly SubjectName[]): {
  readonly targets: string[];
  readonly benchTargets: string[];
} {
  const chosen = names.map((name) => subjects[name]);
  const benchTargets = chosen.flatMap((subject) => subject.benchTargets);
  // The builder goes through the stages of a Dockerfile from the first on, whichever is asked for.
  const below = benchTargets.length > 0 ? ['task1', 'task6'] : [];
  return {
    targets: [...new Set([...chosen.flatMap(({ targets }) => targets), ...below, costTarget])],
    benchTargets: [...new Set(benchTargets)],
  };
}

/** The images that subjects run, for which nothing is built when they are to be taken as they are. */
export function imagesOf(names: readonly SubjectName[]): string[] {
  return [...new Set(names.flatMap((name) => [subjects[name].ha ?? [], subjects[name].webapp].flat()))];
}
