import { text } from 'node:stream/consumers';
import { isDeepStrictEqual } from 'node:util';
import { clockAheadMs } from '../../docker/engine-info.js';
import { ifThere } from '../../docker/engine.js';
import { openLogs } from '../../docker/output.js';
import { parseAgentLog } from '../agent-event.js';
import { getsRequests, haproxyServers } from '../haproxy.js';
import type { LabAccess } from '../lab-access.js';
import { now } from '../../load/clock.js';
import { until } from '../../until.js';
import { configurationChanges, configuredServers } from './configuration-log.js';
import { memberStates } from './member-states.js';
import type { Moment, Requests, Timeline } from './recording.js';

/** Pause between two looks at HAProxy's table: a look costs it less than a millisecond. */
const tableIntervalMs = 50;
/** How late Docker stamps a line of a container's log at most, on a busy machine. */
const logDelayMs = 50;
/** From the new configuration to the line that the handler writes about it. */
const handlerDelayMs = 5;

/** Notes what is done to nodes, and what Serf, the configuration and HAProxy make of it. */
export class TimelineRecorder implements Disposable {
  private readonly moments: Timed<Omit<Moment, 'atMs' | 'doneAtMs'> & { doneAt?: number }>[] = [];
  private readonly tables: Timed<Omit<Timeline['servers'][number], 'atMs'>>[] = [];
  private readonly configurations: Timed<{ readonly servers: readonly string[] }>[] = [];
  private ended = false;
  private aheadMs = 0;

  private constructor(private readonly lab: LabAccess) {}

  /** Resolves when it knows how things stand. */
  static async start(lab: LabAccess): Promise<TimelineRecorder> {
    const recorder = new TimelineRecorder(lab);
    try {
      await recorder.lookAtTable();
      recorder.configurations.push({ at: now(), servers: (await configuredServers(lab)) ?? [] });
      recorder.aheadMs = await clockAheadMs(lab.engine);
    } catch (error) {
      recorder[Symbol.dispose]();
      throw error;
    }
    void recorder.watchTable();
    return recorder;
  }

  mark(kind: Moment['kind'], nodes: readonly string[]): () => void {
    const moment: (typeof this.moments)[number] = { at: now(), kind, nodes };
    this.moments.push(moment);
    return () => {
      moment.doneAt = now();
    };
  }

  /** Tells what happened while the requests were sent. */
  async stop({ started, durationMs }: Requests): Promise<Timeline> {
    this[Symbol.dispose]();
    const origin = Date.parse(started);
    const since = (at: number): number => Math.round(Math.min(Math.max(at - origin, 0), durationMs));
    const configurations = [...this.configurations, ...(await this.changes())];
    const members = await this.memberStates();
    return {
      started,
      durationMs,
      resolutionMs: { servers: tableIntervalMs, members: logDelayMs, configurations: handlerDelayMs },
      moments: this.moments.map(({ at, doneAt = at, kind, nodes }) => {
        return { atMs: since(at), doneAtMs: since(doneAt), kind, nodes };
      }),
      servers: states(this.tables, origin, since),
      members: states(members, origin, since),
      configurations: states(configurations, origin, since),
    };
  }

  [Symbol.dispose](): void {
    this.ended = true;
  }

  /** The handlers' own log is read once, at the end: to look at the file all the while would cost more and tell less. */
  private async changes(): Promise<Timed<{ readonly servers: readonly string[] }>[]> {
    const [first] = this.configurations;
    const changes = (await configurationChanges(this.lab)).map(({ at, servers }) => {
      return { at: at - this.aheadMs, servers };
    });
    return changes.filter(({ at }) => at > (first?.at ?? 0));
  }

  /** What ha's agent knew, by its whole log; nothing where ha is gone. */
  private async memberStates(): Promise<Timed<Omit<Timeline['members'][number], 'atMs'>>[]> {
    const { engine } = this.lab;
    const log = await ifThere(openLogs(engine, this.lab.container(this.lab.balancer), { timestamps: true }));
    const states = memberStates(this.lab.description, parseAgentLog(log ? await text(log) : ''));
    return states.map((state) => ({ ...state, at: state.at - this.aheadMs }));
  }

  private async watchTable(): Promise<void> {
    const look = async (): Promise<boolean> => {
      // `ha` may be away for a while, or just be going: that is no change of its table.
      if (!this.ended) await this.lookAtTable().catch(() => undefined);
      return this.ended;
    };
    await until(look, { everyMs: tableIntervalMs });
  }

  private async lookAtTable(): Promise<void> {
    const rows = await haproxyServers(this.lab);
    if (!rows || this.ended) return;
    const names = (up: boolean): string[] =>
      rows.filter(({ status }) => getsRequests(status) === up).map(({ name }) => name);
    const table = { up: names(true), down: names(false) };
    const last = this.tables.at(-1);
    const same = last && isDeepStrictEqual({ up: last.up, down: last.down }, table);
    if (!same) this.tables.push({ at: now(), ...table });
  }
}

type Timed<T> = { readonly at: number } & T;

/** States with their time since the origin; of those before it the last is the one that held then. */
function states<T>(
  timed: readonly Timed<T>[],
  origin: number,
  since: (at: number) => number,
): ({ atMs: number } & Omit<Timed<T>, 'at'>)[] {
  const first = timed.findLastIndex(({ at }) => at <= origin);
  return timed.slice(Math.max(first, 0)).map(({ at, ...state }) => ({ atMs: since(at), ...state }));
}
