import type { Condition } from './plan.js';
import { planByWord, type Place, type Planners, type Planning } from './planning.js';
import type { ConditionEntry } from './task-file.js';

/** What one entry of `until` waits for. */
export function planCondition(entry: ConditionEntry, planning: Planning, path: Place): Condition {
  return planByWord(planners, entry, planning, path);
}

const planners: Planners<ConditionEntry, never, Condition> = {
  'serf.members': ({ on, alive, left, failed }, planning, path) => ({
    kind: 'serf.members',
    on: planning.runningOne(on ?? planning.main, [...path, 'on']),
    alive: started(alive, planning, [...path, 'alive']),
    left: started(left, planning, [...path, 'left']),
    failed: started(failed, planning, [...path, 'failed']),
  }),
  'serf.roles': ({ on, balancer, backend }, planning, path) => ({
    kind: 'serf.roles',
    on: planning.runningOne(on ?? planning.main, [...path, 'on']),
    roles: {
      balancer: started(balancer, planning, [...path, 'balancer']),
      backend: started(backend, planning, [...path, 'backend']),
    },
  }),
  'haproxy.servers': ({ on, up, down }, planning, path) => ({
    kind: 'haproxy.servers',
    on: planning.runningBalancer(on, path),
    up: started(up, planning, [...path, 'up']),
    down: planning.expand(down ?? [], [...path, 'down']),
  }),
  'haproxy.configured': ({ on, servers }, planning, path) => ({
    kind: 'haproxy.configured',
    on: planning.runningBalancer(on, path),
    servers: started(servers, planning, [...path, 'servers']),
  }),
  'http.answers': ({ on, by: byRefs, never: neverRefs, status = 200, requests }, planning, path) => {
    const balancer = planning.runningBalancer(on, path);
    const by = started(byRefs, planning, [...path, 'by']);
    const never = planning.expand(neverRefs ?? [], [...path, 'never']);
    return {
      kind: 'http.answers',
      on: balancer,
      ...{ by, never, status, requests: requests ?? Math.max(1, 2 * by.length) },
    };
  },
  'container.exited': (refs, planning, path) => ({
    kind: 'container.exited',
    nodes: planning.nodes(refs, path, planning.existing, 'exist'),
  }),
  'process.replaced': ({ on, process }, planning, path) => ({
    kind: 'process.replaced',
    on: planning.runningOne(on, [...path, 'on']),
    process,
  }),
  process: ({ on, first }, planning, path) => ({
    kind: 'process',
    on: planning.runningOne(on, [...path, 'on']),
    first,
  }),
  file: ({ on, path: file, contains = [], lacks = [], gains = [] }, planning, path) => ({
    kind: 'file',
    on: planning.runningOne(on, [...path, 'on']),
    path: file,
    contains: words(contains, planning, [...path, 'contains']),
    lacks: words(lacks, planning, [...path, 'lacks']),
    gains: words(gains, planning, [...path, 'gains']),
  }),
  folder: ({ on, path: folder, has = [], lacks = [] }, planning, path) => ({
    kind: 'folder',
    on: planning.runningOne(on, [...path, 'on']),
    path: folder,
    has: words(has, planning, [...path, 'has']),
    lacks: words(lacks, planning, [...path, 'lacks']),
  }),
  log: ({ of, contains }, planning, path) => ({
    kind: 'log',
    of: planning.existingOne(of, [...path, 'of']),
    contains,
  }),
};

function started(refs: readonly string[] = [], planning: Planning, path: Place): string[] {
  return planning.nodes(refs, path, planning.everStarted, 'exist');
}

/** Words that are looked for; nodes in them have to be there. */
function words(texts: readonly string[], planning: Planning, path: Place): readonly string[] {
  for (const [at, text] of texts.entries()) {
    for (const [, node = ''] of text.matchAll(/\{host ([^}]*)\}/g)) {
      planning.nodes(node, [...path, at], planning.everStarted, 'exist');
    }
  }
  return texts;
}
