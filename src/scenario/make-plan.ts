import { byNodeOrder, expandNodes, UnknownNode } from './node-names.js';
import {
  experimentFiles,
  type Action,
  type Capture,
  type CaptureSource,
  type Condition,
  type Deliverable,
  type Localized,
  type Plan,
  type PlannedStep,
  type Variant,
} from './plan.js';
import type {
  ActionEntry,
  CaptureEntry,
  ConditionEntry,
  DeliverableEntry,
  StepEntry,
  TaskFile,
} from './task-file.js';

/** A mistake in the meaning of a task file; the loader finds the line that `path` leads to. */
export interface Problem {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

export interface PlanOptions {
  /** What `sN` stands for; default: the task's own default. */
  readonly nodes?: number | undefined;
  /** Default: `lab`, which is also what a task runs as that does not have this one. */
  readonly variant?: Variant;
}

/** Makes a task concrete and finds what the schema cannot: names and nodes that do not fit together. */
export function makePlan(task: TaskFile, options: PlanOptions = {}): { plan: Plan; problems: Problem[] } {
  const planner = new Planner(task.nodes && (options.nodes ?? task.nodes.default));
  const steps = task.steps.map((step, index) => planner.step(step, index));
  const nodes = [...planner.everStarted].sort(byNodeOrder);
  const variants: Variant[] = ['lab', ...(task.variants ?? [])];
  const variant = variants.find((one) => one === options.variant) ?? 'lab';
  const target = variant === 'lab' ? (task.target ?? `task${task.task}`) : variant;
  const titles = inBothLanguages(task.title);
  const deliverables = (task.deliverables ?? []).map((entry, index) => planner.deliverable(entry, index));
  const abouts = inBothLanguages(task.about);
  const plan = {
    task: task.task,
    title: titles.en,
    titles,
    about: abouts.en.trim(),
    abouts,
    variant,
    variants,
    target,
    nodes,
    steps,
    deliverables,
  };
  return { plan, problems: planner.problems };
}

function inBothLanguages(text: string | Localized): Localized {
  return typeof text === 'string' ? { en: text, fr: text } : text;
}

/** Walks through the steps with what a reader would keep in mind: who exists, who runs, which files are written. */
class Planner {
  readonly problems: Problem[] = [];
  readonly everStarted = new Set<string>();
  private readonly existing = new Set<string>();
  private readonly running = new Set<string>();
  private readonly names = new Map<string, number>();
  private readonly files = new Set<string>();
  private readonly numbers = new Set<string>();
  private loads = false;

  constructor(private readonly last: number | undefined) {}

  step(entry: StepEntry, index: number): PlannedStep {
    const path = ['steps', index];
    const twin = this.names.get(entry.name);
    if (twin !== undefined) {
      this.report(
        [...path, 'name'],
        `step ${index + 1} has the name of step ${twin + 1}: names tell steps apart`,
      );
    }
    this.names.set(entry.name, index);
    const actions = (entry.do ?? []).map((action, at) => this.action(action, [...path, 'do', at]));
    const conditions = (entry.until ?? []).map((condition, at) =>
      this.condition(condition, [...path, 'until', at]),
    );
    const exited = conditions.flatMap((condition) =>
      condition.kind === 'container.exited' ? condition.nodes : [],
    );
    for (const node of exited) this.running.delete(node);
    const running = [...this.running].sort(byNodeOrder);
    for (const file of entry.experiment === undefined ? [] : experimentFiles(entry.experiment)) {
      if (this.files.has(file)) {
        this.report([...path, 'experiment'], `an earlier step writes ${file} already`);
      }
      this.files.add(file);
    }
    const servers = conditions.findLast((condition) => condition.kind === 'haproxy.servers');
    const captures = Object.entries(entry.capture ?? {}).flatMap(([file, capture]) =>
      this.capture(file, capture, servers, [...path, 'capture', file]),
    );
    return {
      name: entry.name,
      actions,
      conditions,
      captures,
      experiment: entry.experiment,
      withinMs: (entry.within ?? 60) * 1000,
      running,
    };
  }

  deliverable(entry: DeliverableEntry, index: number): Deliverable {
    const { number, title, answer, evidence = [], setting, optional = false } = entry;
    const path = ['deliverables', index];
    if (this.numbers.has(number)) this.report([...path, 'number'], `${number} is there already`);
    this.numbers.add(number);
    for (const [at, file] of evidence.entries()) {
      if (!this.files.has(file)) this.report([...path, 'evidence', at], `no step captures ${file}`);
    }
    return { number, titles: inBothLanguages(title), answer, evidence, setting, optional };
  }

  private action(entry: ActionEntry, path: Problem['path']): Action {
    if (entry.env && entry.start === undefined) this.report([...path, 'env'], '`env` goes with `start` only');
    if (entry.start !== undefined) return this.start(entry.start, entry.env ?? {}, [...path, 'start']);
    if (entry.crash) {
      const node = this.one(entry.crash.on, [...path, 'crash', 'on'], this.running, 'run');
      return { kind: 'crash', node, process: entry.crash.process };
    }
    if (entry.exec) {
      const node = this.one(entry.exec.on, [...path, 'exec', 'on'], this.running, 'run');
      return { kind: 'exec', node, argv: entry.exec.run };
    }
    if (entry.load) {
      if (this.loads) this.report([...path, 'load'], 'a client of an earlier step is at work already');
      this.loads = true;
      return { kind: 'load', ...entry.load };
    }
    const kind = entry.stop !== undefined ? 'stop' : entry.kill !== undefined ? 'kill' : 'remove';
    const needed = kind === 'remove' ? this.existing : this.running;
    const nodes = this.nodes(entry[kind] ?? [], [...path, kind], needed, kind === 'remove' ? 'exist' : 'run');
    for (const node of nodes) {
      this.running.delete(node);
      if (kind === 'remove') this.existing.delete(node);
    }
    return { kind, nodes };
  }

  private start(
    refs: string | readonly string[],
    env: Record<string, string>,
    path: Problem['path'],
  ): Action {
    const nodes = this.expand(refs, path);
    for (const node of nodes) {
      if (this.running.has(node)) this.report(path, `${node} runs already at this step`);
      this.running.add(node);
      this.existing.add(node);
      this.everStarted.add(node);
    }
    return { kind: 'start', nodes, env };
  }

  private condition(entry: ConditionEntry, path: Problem['path']): Condition {
    const running = (node: string, ...rest: string[]): string =>
      this.one(node, [...path, ...rest], this.running, 'run');
    const started = (nodes: readonly string[] = [], ...rest: string[]): string[] =>
      this.nodes(nodes, [...path, ...rest], this.everStarted, 'exist');
    if (entry['serf.members']) {
      const { on = 'ha', alive, left, failed } = entry['serf.members'];
      const word = 'serf.members';
      return {
        kind: word,
        on: running(on, word, 'on'),
        alive: started(alive, word, 'alive'),
        left: started(left, word, 'left'),
        failed: started(failed, word, 'failed'),
      };
    }
    if (entry['haproxy.servers']) {
      running('ha', 'haproxy.servers');
      const { up, down } = entry['haproxy.servers'];
      const word = 'haproxy.servers';
      return {
        kind: word,
        up: started(up, word, 'up'),
        down: this.expand(down ?? [], [...path, word, 'down']),
      };
    }
    if (entry['haproxy.configured']) {
      running('ha', 'haproxy.configured');
      return {
        kind: 'haproxy.configured',
        servers: started(entry['haproxy.configured'], 'haproxy.configured'),
      };
    }
    if (entry['http.answers']) {
      running('ha', 'http.answers');
      const { by: byRefs = [], never: neverRefs = [], status = 200, requests } = entry['http.answers'];
      const by = started(byRefs, 'http.answers', 'by');
      const never = this.expand(neverRefs, [...path, 'http.answers', 'never']);
      return { kind: 'http.answers', by, never, status, requests: requests ?? Math.max(1, 2 * by.length) };
    }
    if (entry['container.exited'] !== undefined) {
      const nodes = this.nodes(
        entry['container.exited'],
        [...path, 'container.exited'],
        this.existing,
        'exist',
      );
      return { kind: 'container.exited', nodes };
    }
    if (entry['process.replaced']) {
      const { on, process } = entry['process.replaced'];
      return { kind: 'process.replaced', on: running(on, 'process.replaced', 'on'), process };
    }
    if (entry.file) {
      const { on, path: file, contains = [], lacks = [] } = entry.file;
      return { kind: 'file', on: running(on, 'file', 'on'), path: file, contains, lacks };
    }
    const { of, contains } = entry.log ?? { of: 'ha', contains: '' };
    return { kind: 'log', of: this.one(of, [...path, 'log', 'of'], this.existing, 'exist'), contains };
  }

  private capture(
    file: string,
    entry: CaptureEntry,
    servers: Extract<Condition, { kind: 'haproxy.servers' }> | undefined,
    path: Problem['path'],
  ): Capture[] {
    const append = entry.append ?? false;
    if ((entry.screenshot !== undefined) !== file.endsWith('.png')) {
      this.report(path, 'a screenshot goes into a file ending in .png, and nothing else does');
    }
    const source = (name: string, of: CaptureSource): Capture => {
      if (this.files.has(name) && !append) {
        this.report(path, `an earlier step writes ${name}; give it another name, or \`append: true\``);
      }
      this.files.add(name);
      return { file: name, append, ...of };
    };
    if (entry.logs !== undefined) {
      const nodes = this.nodes(entry.logs, [...path, 'logs'], this.existing, 'exist');
      if (nodes.length !== 1 && !file.includes('{node}')) {
        this.report(path, 'logs of several nodes need {node} in the file name, such as "{node}.log"');
      }
      return nodes.map((node) => source(file.replace('{node}', node), { kind: 'logs', node }));
    }
    if (file.includes('{node}')) this.report(path, '{node} goes with `logs` only');
    return [source(file, this.captureSource(entry, servers, path))];
  }

  private captureSource(
    entry: CaptureEntry,
    servers: Extract<Condition, { kind: 'haproxy.servers' }> | undefined,
    path: Problem['path'],
  ): CaptureSource {
    const exists = (node: string, word: string): string =>
      this.one(node, [...path, word], this.existing, 'exist');
    const runs = (node: string, word: string): string => this.one(node, [...path, word], this.running, 'run');
    const needsOf = entry.file !== undefined || entry.exec !== undefined;
    if (needsOf !== (entry.of !== undefined)) {
      this.report(
        path,
        needsOf ? '`of` is missing: which container?' : '`of` goes with `file` and `exec` only',
      );
    }
    const of = entry.of ?? 'ha';
    if (entry.inspect !== undefined) return { kind: 'inspect', node: exists(entry.inspect, 'inspect') };
    if (entry.processes !== undefined) return { kind: 'processes', node: runs(entry.processes, 'processes') };
    if (entry['serf.members'] !== undefined) {
      return { kind: 'serf.members', node: runs(entry['serf.members'], 'serf.members') };
    }
    if (entry.ps !== undefined) return { kind: 'ps', all: entry.ps === 'all' };
    if (entry.file !== undefined) return { kind: 'file', node: exists(of, 'of'), path: entry.file };
    if (entry.exec !== undefined) return { kind: 'exec', node: runs(of, 'of'), argv: entry.exec };
    if (entry.load !== undefined) {
      if (!this.loads) this.report(path, 'no `load` in this step or an earlier one');
      return { kind: 'load', part: entry.load };
    }
    if (entry.topology !== undefined) return { kind: 'topology' };
    runs('ha', Object.keys(entry)[0] ?? '');
    if (entry.screenshot !== undefined) {
      return { kind: 'screenshot', servers: servers && { up: servers.up, down: servers.down } };
    }
    return entry.answers !== undefined
      ? { kind: 'answers', requests: entry.answers }
      : { kind: 'haproxy.stat' };
  }

  private one(ref: string, path: Problem['path'], among: ReadonlySet<string>, verb: 'run' | 'exist'): string {
    return this.nodes(ref, path, among, verb)[0] ?? ref;
  }

  private nodes(
    refs: string | readonly string[],
    path: Problem['path'],
    among: ReadonlySet<string>,
    verb: 'run' | 'exist',
  ): string[] {
    const nodes = this.expand(refs, path);
    for (const node of nodes.filter((name) => !among.has(name))) {
      const there = [...among].sort(byNodeOrder).join(', ') || 'none';
      this.report(
        path,
        `${node} does not ${verb} at this step; ${there} ${among.size === 1 ? 'does' : 'do'}`,
      );
    }
    return nodes;
  }

  private expand(refs: string | readonly string[], path: Problem['path']): string[] {
    try {
      return expandNodes(refs, this.last, [...this.existing].sort(byNodeOrder));
    } catch (error) {
      if (!(error instanceof UnknownNode)) throw error;
      this.report(path, error.message);
      return [];
    }
  }

  private report(path: Problem['path'], message: string): void {
    this.problems.push({ path, message });
  }
}
