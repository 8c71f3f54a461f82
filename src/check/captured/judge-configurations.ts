import type { HaproxyConfig } from '../content/recognised-text.js';
import { addressOf, whoServes, type ContainerRoles } from './container-roles.js';
import { ofKind, type FoundCapture } from './found-capture.js';
import type { ItemSpec, Step } from './item-spec.js';
import { saysLate } from './late.js';
import { sortedBy, without, type Proof, type Proofs, type ProofsOf } from './proof.js';

export type Configuration = FoundCapture<HaproxyConfig>;

/**
 * Judges the four configurations of task 5 by their live servers: none, one, two, and one again after the stop. A file's last
 * block is its state; an earlier one only serves a step that nothing else shows.
 */
export function judgeConfigurations(
  specs: readonly ItemSpec[],
  foundCaptures: readonly FoundCapture[],
  roles: ContainerRoles,
): ProofsOf {
  const all = ofKind(foundCaptures, 'haproxy-config').filter(
    ({ capture }) => capture.backend || capture.servers.length > 0,
  );
  const filed = all.filter((configuration) => !configuration.pasted);
  if (filed.length > 0 && filed.every((configuration) => liveServers(configuration) === 0))
    return judgeWithoutServers(specs, filed);

  const states = filed.filter((configuration) => configuration.last);
  const steps = new Map([...placed(states, roles), ...placed(without(all, states), roles)]);
  for (const [state, step] of notStopped(states, steps)) steps.set(state, step);
  const shown = (step: Step | undefined): Configuration[] =>
    sortedBy(
      [...steps].filter(([, shows]) => shows === step).map(([configuration]) => configuration),
      (configuration) => configuration.pasted,
      (configuration) => !configuration.last,
      (configuration) => saidStep(configuration) !== step,
      (configuration) => (step === 'stop' ? -configuration.order : configuration.order),
    );
  const spare = leftOver(states, steps);
  return new Map(
    specs.map((spec): [ItemSpec['id'], Proofs] => {
      const shows = shown(spec.step);
      const named = states.filter((state) => saidStep(state) === spec.step && steps.get(state) !== spec.step);
      const wrong =
        named.length > 0 || shows.length > 0 ? named : spare.splice(0, spec.step === 'stop' ? 0 : 1);
      return [
        spec.id,
        {
          shows: shows.map((state) => proof(state, roles)),
          wrong: wrong.map((state) => proof(state, roles)),
        },
      ];
    }),
  );
}

/** A series in which no configuration has a live server: it was never generated, or every list is empty. */
function judgeWithoutServers(specs: readonly ItemSpec[], filed: readonly Configuration[]): ProofsOf {
  const raw = filed.some(({ capture }) => capture.handlebars || capture.servers.length > 0);
  const order: readonly Step[] = ['ha', 's1', 's2', 'stop'];
  const files = filed.filter((configuration) => configuration.last);
  const free = order.filter((step) => !files.some((file) => saidStep(file) === step));
  const unsaid = files.filter((file) => saidStep(file) === undefined);
  const given = new Map(free.flatMap((step, at) => (unsaid[at] ? [[unsaid[at], step] as const] : [])));
  const ofStop = (file: Configuration): boolean => saidStep(file) === 'stop';
  // What is named for the stop alone, and shows no server, is what there was at the beginning.
  const stepOf = (file: Configuration): Step | undefined =>
    !raw && files.every(ofStop) ? 'ha' : (saidStep(file) ?? given.get(file));
  const saw = { code: raw ? ('never-generated' as const) : ('no-server' as const) };
  return new Map(
    specs.map((spec): [ItemSpec['id'], Proofs] => {
      const own = files.filter((file) => stepOf(file) === spec.step).map(({ path }) => ({ path, saw }));
      return [spec.id, !raw && spec.step === 'ha' ? { shows: own, wrong: [] } : { shows: [], wrong: own }];
    }),
  );
}

/** The step that each configuration shows, by its number of live servers, and for one server by where and when it was taken. */
function placed(configurations: readonly Configuration[], roles: ContainerRoles): Map<Configuration, Step> {
  const steps = new Map<Configuration, Step>();
  const undecided: Configuration[] = [];
  for (const configuration of configurations) {
    const live = liveServers(configuration);
    const stopped = configuration.label.stop || configuration.caption.stop;
    if (live === 0 && !stopped) steps.set(configuration, 'ha');
    if (live === 2 && !stopped) steps.set(configuration, 's2');
    if (live !== 1) continue;
    if (saysLate(configuration)) steps.set(configuration, 'stop');
    else if (configuration.label.joined === 's1') steps.set(configuration, 's1');
    else undecided.push(configuration);
  }
  const full = configurations.filter((configuration) => steps.get(configuration) === 's2');
  for (const [configuration, step] of placeOnes(undecided, full, [...steps.values()], roles))
    steps.set(configuration, step);
  return steps;
}

/** Files that are named for the stop, and show none or both servers: they serve the step of that state, if no other file does. */
function notStopped(
  states: readonly Configuration[],
  steps: ReadonlyMap<Configuration, Step>,
): [Configuration, Step][] {
  const taken = new Set(steps.values());
  return states.flatMap((state): [Configuration, Step][] => {
    const step = ({ 0: 'ha', 2: 's2' } as const)[liveServers(state)];
    return saidStep(state) === 'stop' && step !== undefined && !taken.has(step) ? [[state, step]] : [];
  });
}

/** Tells configurations with one server apart that say nothing of their step themselves. */
function placeOnes(
  ones: readonly Configuration[],
  full: readonly Configuration[],
  taken: readonly Step[],
  roles: ContainerRoles,
): [Configuration, Step][] {
  const [first, second] = ones;
  if (first === undefined) return [];
  if (second === undefined) {
    if (taken.includes('stop')) return [[first, 's1']];
    if (taken.includes('s1')) return [[first, 'stop']];
    return [[first, isAfterStop(first, full, roles) ? 'stop' : 's1']];
  }
  // Numbers and names sort the states in the order in which they were taken; where they do not, the server decides.
  const orders = full.map(({ order }) => order);
  const [firstFull, lastFull] = [least(orders), -least(orders.map((order) => -order))];
  const isEarly = ({ order }: Configuration): boolean => order < lastFull;
  const late = ones.filter((one) => !isEarly(one) && one.order > firstFull);
  if (inSeries(ones) && ones.some(isEarly) && late.length > 0)
    return ones.map((one) => [one, isEarly(one) ? 's1' : 'stop']);
  const bySecond = ones.filter((one) => serves(one, roles) === 's2');
  if (bySecond.length > 0 && bySecond.length < ones.length)
    return ones.map((one) => [one, serves(one, roles) === 's2' ? 'stop' : 's1']);
  const last = ones.at(-1);
  return ones.map((one) => [one, one === last ? 'stop' : 's1']);
}

/** Infinity of none; as arguments of a function they may be too many. */
function least(numbers: readonly number[]): number {
  return numbers.reduce((one, other) => Math.min(one, other), Infinity);
}

function isAfterStop(one: Configuration, full: readonly Configuration[], roles: ContainerRoles): boolean {
  const numbered = full.filter((two) => inSeries([one, two]));
  if (numbered.length > 0) return numbered.every((two) => two.order < one.order);
  return serves(one, roles) === 's2';
}

/** Whether names differ in nothing but a number, or the blocks stand in one file: then their order is the order of time. */
function inSeries(configurations: readonly Configuration[]): boolean {
  const skeletons = configurations.map(({ path }) => path.replace(/\d+/g, '#'));
  return new Set(skeletons).size === 1;
}

/** Configurations that repeat a state which another one shows, and say nothing themselves: meant for a step without a file. */
function leftOver(
  states: readonly Configuration[],
  steps: ReadonlyMap<Configuration, Step>,
): Configuration[] {
  return states.filter((state) => {
    if (saidStep(state) !== undefined || saysLate(state)) return false;
    const step = steps.get(state);
    if (step === undefined) return true;
    const same = states.filter((other) => steps.get(other) === step);
    const labelled = same.filter((other) => saidStep(other) === step);
    return labelled.length > 0 ? true : same.length > 1 && same[0] !== state;
  });
}

/** The step that the name tells, when it does. */
function saidStep({ label, caption }: Configuration): Step | undefined {
  if (label.stop || caption.stop) return 'stop';
  const joined = label.joined;
  return joined === 'ha' || joined === 's1' || joined === 's2' ? joined : undefined;
}

function serves(configuration: Configuration, roles: ContainerRoles): string | undefined {
  const server = configuration.capture.servers.find((one) => one.live);
  return server === undefined ? undefined : whoServes(roles, server);
}

function liveServers({ capture }: Configuration): number {
  return new Set(capture.servers.filter((server) => server.live).map((server) => server.address)).size;
}

function proof(configuration: Configuration, roles: ContainerRoles): Proof {
  const live = configuration.capture.servers.filter((server) => server.live);
  const servers = live.slice(0, 3).map((server) => {
    const { name } = server;
    const who = whoServes(roles, server);
    return { name, address: addressOf(server), who: who === name ? undefined : who };
  });
  return { path: configuration.path, saw: { code: 'configuration', live: live.length, servers } };
}
