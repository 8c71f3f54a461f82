import { addAbortSignal } from 'node:stream';
import { text } from 'node:stream/consumers';
import { followLogs, lastLogLines, openLogs } from '../../docker/output.js';
import type { Lab } from '../lab.js';
import { firstOf, parseAgentLog, type AgentEvent, type MemberEventKind } from '../agent-event.js';
import { expectThat, lookFor } from './expectation.js';

/** A broken stream tells nothing more: so often the log is read as a whole. */
const readAgainMs = 3000;

/** A log that the engine has not given whole by then is asked for again. */
const readWithinMs = 10_000;

/** What the agent of a node has said so far; follows its container's log, and asks the agent nothing. */
export class AgentLog implements Disposable {
  private readonly stream: Disposable;
  private readonly followed: AgentEvent[] = [];
  private whole: readonly AgentEvent[] = [];

  constructor(
    private readonly lab: Lab,
    readonly node: string,
  ) {
    const hear = (line: string): void => void this.followed.push(...parseAgentLog(line));
    this.stream = followLogs(lab.engine, lab.container(node), hear, { timestamps: true });
  }

  /** In the order in which the agent said it. */
  get events(): readonly AgentEvent[] {
    return this.whole.length > this.followed.length ? this.whole : this.followed;
  }

  /** Whether the agent has told this of a member. */
  tells(kind: MemberEventKind, member: string): boolean {
    return [this.followed, this.whole].some((events) => firstOf(events, kind, member) !== undefined);
  }

  /**
   * Reads the log from its first byte, in case that the stream has missed something.
   *
   * @throws Failed `expectation-failed` when the engine does not give it whole in time
   */
  async read(): Promise<void> {
    const detail = `not whole within ${readWithinMs / 1000} s`;
    expectThat(await this.tryToRead(), `reading the log of ${this.node}`, detail);
  }

  /** Reads it likewise, and tells whether the engine gave it whole in time. */
  async tryToRead(): Promise<boolean> {
    const log = await openLogs(this.lab.engine, this.lab.container(this.node), { timestamps: true });
    const deadline = AbortSignal.timeout(readWithinMs);
    addAbortSignal(deadline, log);
    try {
      this.whole = parseAgentLog(await text(log));
      return true;
    } catch (error) {
      if (deadline.aborted) return false;
      throw error;
    }
  }

  /** The last that its container has said, for a reader who asks why. */
  async lastWords(): Promise<string> {
    const lines = await lastLogLines(this.lab.engine, this.lab.container(this.node), 20);
    return [`${this.node} said last:`, ...lines.map((line) => `  ${line}`)].join('\n');
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
  let silent = logs;
  let readAt = performance.now();
  const allSaid = await lookFor(withinMs, signal, async () => {
    silent = logs.filter((log) => !isSaid(log));
    if (silent.length === 0) return true;
    if (performance.now() - readAt > readAgainMs) {
      await Promise.all(silent.map((log) => log.tryToRead()));
      readAt = performance.now();
    }
    return undefined;
  });
  if (allSaid) return;
  const who = silent.map(({ node }) => node).join(', ');
  const words = await Promise.all(silent.map((log) => log.lastWords()));
  expectThat(false, what, [`not within ${withinMs / 1000} s on ${who}`, ...words].join('\n'));
}
