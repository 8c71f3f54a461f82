import { StringDecoder } from 'node:string_decoder';
import { text } from 'node:stream/consumers';
import { setTimeout as pause } from 'node:timers/promises';
import { followLogs, openLogs } from '../../docker/output.js';
import { Failed } from '../../failure.js';
import type { Lab } from '../lab.js';
import { firstOf, parseAgentLog, type AgentEvent, type MemberEventKind } from './agent-event.js';

/** A broken stream tells nothing more: so often the log is read as a whole. */
const readAgainMs = 3000;
const pollIntervalMs = 25;

/** Longer than any line of the agent; what never ends is not kept. */
const longestLine = 16 * 1024;

/** What the agent of a node has said so far; follows its container's log, and asks the agent nothing. */
export class AgentLog implements Disposable {
  private readonly stream: Disposable;
  private readonly followed: AgentEvent[] = [];
  private whole: readonly AgentEvent[] = [];

  constructor(
    private readonly lab: Lab,
    readonly node: string,
  ) {
    const decoder = new StringDecoder('utf8');
    let rest = '';
    this.stream = followLogs(
      lab.engine,
      lab.container(node),
      (chunk) => {
        const lines = (rest + decoder.write(chunk)).split('\n');
        rest = (lines.pop() ?? '').slice(0, longestLine);
        this.followed.push(...parseAgentLog(lines.join('\n')));
      },
      { timestamps: true },
    );
  }

  /** In the order in which the agent said it. */
  get events(): readonly AgentEvent[] {
    return this.whole.length > this.followed.length ? this.whole : this.followed;
  }

  /** Whether the agent has told this of a member. */
  tells(kind: MemberEventKind, member: string): boolean {
    return firstOf(this.events, kind, member) !== undefined;
  }

  /** Reads the log from its first byte, in case that the stream has missed something. */
  async read(): Promise<void> {
    const log = await openLogs(this.lab.engine, this.lab.container(this.node), { timestamps: true });
    this.whole = parseAgentLog(await text(log));
  }

  [Symbol.dispose](): void {
    this.stream[Symbol.dispose]();
  }
}

/**
 * Waits until each of these agents has said something.
 *
 * @throws Failed `expectation-failed` with the nodes that had not said it in time
 */
export async function untilSaid(
  logs: readonly AgentLog[],
  isSaid: (log: AgentLog) => boolean,
  { what, withinMs, signal }: { what: string; withinMs: number; signal: AbortSignal },
): Promise<void> {
  const started = performance.now();
  let readAt = started;
  for (;;) {
    signal.throwIfAborted();
    const silent = logs.filter((log) => !isSaid(log));
    if (silent.length === 0) return;
    const now = performance.now();
    if (now - started > withinMs) {
      const detail = `not within ${withinMs / 1000} s on ${silent.map((log) => log.node).join(', ')}`;
      throw new Failed({ reason: 'expectation-failed', doing: what, detail });
    }
    if (now - readAt > readAgainMs) {
      await Promise.all(silent.map((log) => log.read()));
      readAt = performance.now();
    }
    await pause(pollIntervalMs, undefined, { signal }).catch(() => signal.throwIfAborted());
  }
}
