import type { LoadProcess } from '../load/load-process.js';
import type { Emit } from '../events.js';
import { nodeAddress } from '../lab/topology.js';
import { backendNumber } from '../scenario/lab-description.js';
import { letPass, until } from '../until.js';
import type { Stopped } from './carried-out.js';
import { carryOut } from './carry-out.js';
import type { ChaosLab } from './chaos-lab.js';
import type { EventRecord } from './chaos-result.js';
import type { Promises } from './promises.js';
import { judgeLeave, type Leave } from './invariants/judge-leave.js';
import type { Excused } from './invariants/judge-state.js';
import type { Weight } from './invariants/judge-level.js';
import { judgeQuiet } from './judge-quiet.js';
import { excusedAt } from './excused.js';
import { describeChaosEvent, subjectOf, type ChaosEvent, type Moment } from './plan/chaos-event.js';
import { answersHeldUntil, pausedSpans, silentSpans } from './silent-spans.js';
import { RequestsWatch } from './requests-watch.js';
import { wallTime } from './wall-time.js';

const judgeRequestsEveryMs = 250;
/** How long the backends that nothing happens to may be out of HAProxy's table when the next thing is to happen. */
const steadyWithinMs = 10_000;
/** A backend is healthy so long after the last thing that has happened to it. */
const healthyAfterMs = 5000;
const enoughSteady = 2;

/** Carries a plan out, moment by moment, while everything is judged. */
export class ChaosRun {
  readonly events: EventRecord[] = [];
  readonly agreedAfterMs: number[] = [];
  readonly weights: Weight[] = [];
  readonly requests: RequestsWatch;
  private readonly under = new Map<string, Promise<void>>();
  /** Resolves when `ha` is not paused. */
  private thawed: Promise<void> = Promise.resolve();
  private frozen = 0;
  private readonly stopped = new Map<string, Omit<Leave, 'lastAnswerAt' | 'heldUntil'>>();
  private readonly broken = new AbortController();
  private readonly signal: AbortSignal;

  constructor(
    private readonly chaos: ChaosLab,
    private readonly load: LoadProcess,
    private readonly promises: Promises,
    private readonly options: {
      readonly signal: AbortSignal;
      readonly emit: Emit;
      /** Milliseconds since the load began. */
      readonly elapsed: () => number;
    },
  ) {
    this.signal = AbortSignal.any([options.signal, promises.signal, this.broken.signal]);
    this.requests = new RequestsWatch(load, promises, () => ({
      dead: chaos.view.deadSpans,
      silent: silentSpans(this.events),
      paused: pausedSpans(this.events),
    }));
  }

  /**
   * Goes through the moments until the time is over, ends with a time of quiet, and judges what is left.
   *
   * @throws Violated, or what made it impossible to go on
   */
  async through(plan: Iterator<Moment>, lengthMs: number): Promise<void> {
    const deadline = performance.now() + lengthMs;
    const watching = this.watchRequests();
    try {
      for (;;) {
        const { value: moment } = plan.next() as IteratorResult<Moment, Moment>;
        if (moment.kind === 'quiet') await this.quiet();
        else await this.happen(moment);
        if (performance.now() >= deadline) break;
      }
      await this.quiet();
      await this.load.stop();
      await this.requests.judge(Infinity);
      this.signal.throwIfAborted();
    } catch (error) {
      // Whatever was called off was so for the reason that came first.
      if (this.signal.aborted) throw this.signal.reason;
      throw error;
    } finally {
      this.broken.abort(new Error('it is over'));
      await watching;
    }
  }

  /** Resolves when nothing is under way any more; nothing may come into being after the lab is gone. */
  async settled(): Promise<void> {
    await Promise.allSettled(this.under.values());
  }

  private async happen({ gapMs, events, steady }: Extract<Moment, { kind: 'events' }>): Promise<void> {
    await letPass(gapMs, this.signal);
    // A balancer that we have paused shows nobody its table.
    if (this.frozen === 0) await this.untilServed(steady);
    for (const event of events) {
      const subject = subjectOf(event);
      this.tell(event.kind, subject, describeChaosEvent(event));
      const work = this.before(event, subject).then(() => this.carry(event));
      this.under.set(subject, work);
      if (event.kind === 'pause-balancer') this.freezeUntil(work);
    }
    // In the same breath as the next moment's, if its gap is 0; the engine itself takes its time.
    this.signal.throwIfAborted();
  }

  /** What has to be over before: nothing can be run in a container that is paused, and nothing be paused that runs. */
  private async before(event: ChaosEvent, subject: string): Promise<void> {
    if (event.kind === 'pause-balancer') {
      const ofBalancer = [...this.under].filter(
        ([one]) => backendNumber(this.chaos.lab.description, one) === undefined,
      );
      await Promise.all(ofBalancer.map(([, work]) => work));
      return;
    }
    await Promise.all([this.under.get(subject), 'node' in event ? undefined : this.thawed]);
  }

  private freezeUntil(work: Promise<void>): void {
    this.frozen += 1;
    this.thawed = work.finally(() => (this.frozen -= 1));
  }

  private async carry(event: ChaosEvent): Promise<void> {
    if (this.signal.aborted) return;
    const record: EventRecord = { at: Date.now(), event, doneAt: undefined, missed: '' };
    const wasServing = 'node' in event && this.isServing(event.node);
    this.events.push(record);
    try {
      if (event.kind === 'join') await this.judgeSilence(event.node);
      const { missed, stopped } = await carryOut(this.chaos.lab, this.chaos.view, event, this.signal);
      record.doneAt = Date.now();
      record.missed = missed;
      if (stopped) this.judgeStopped(stopped, wasServing);
    } catch (error) {
      this.broken.abort(error);
    }
  }

  /** Two of those that nothing happens to have to be in HAProxy's table, or nobody could answer. */
  private async untilServed(steady: readonly string[]): Promise<void> {
    const up = (): string[] =>
      (this.chaos.view.rows ?? [])
        .filter(({ name, isUp }) => isUp && steady.includes(name))
        .map(({ name }) => name);
    const options = { everyMs: 50, withinMs: steadyWithinMs, signal: this.signal };
    if (await until(() => up().length >= enoughSteady, options)) return;
    this.promises.judge('state', {
      invariant: 'state',
      at: Date.now(),
      expected: `two of ${steady.join(', ')} are up in HAProxy's table within ${steadyWithinMs / 1000} s: nothing has happened to them`,
      seen: `up: ${up().join(', ') || 'none of them'}`,
    });
    this.signal.throwIfAborted();
  }

  private async quiet(): Promise<void> {
    this.tell('quiet', '', 'quiet');
    await this.settled();
    this.signal.throwIfAborted();
    const { lab, view } = this.chaos;
    const excused = (): Excused => excusedAt(this.events, Date.now());
    const judges = { lab, view, promises: this.promises, weights: this.weights, excused };
    const afterMs = Math.round(await judgeQuiet(judges, this.signal));
    this.agreedAfterMs.push(afterMs);
    this.options.emit({ type: 'chaos-agreed', elapsedMs: this.options.elapsed(), afterMs });
    for (const node of this.stopped.keys()) await this.judgeSilence(node);
    this.signal.throwIfAborted();
  }

  private tell(kind: string, subject: string, text: string): void {
    const { emit, elapsed } = this.options;
    emit({ type: 'chaos-event', elapsedMs: elapsed(), kind, subject, text });
  }

  private isServing(node: string): boolean {
    const last = this.events.findLast(({ event }) => 'node' in event && event.node === node);
    const { unheard, mistaken } = excusedAt(this.events, Date.now());
    if (unheard.has(node) || mistaken.has(node)) return false;
    if (!last) return true;
    const isUp = !['stop', 'kill', 'pause', 'disconnect'].includes(last.event.kind);
    return isUp && last.doneAt !== undefined && Date.now() - last.doneAt >= healthyAfterMs;
  }

  private judgeStopped(stopped: Stopped, wasServing: boolean): void {
    // Whose announcement nobody in `ha` could hear, since we had ended its agent, leaves without one.
    const isHeard = !this.chaos.view.wasDisturbed(stopped.calledAt - healthyAfterMs, stopped.stoppedAt);
    const mayBeForgotten = this.chaos.view.wasForgetful(stopped.calledAt, stopped.stoppedAt);
    const leave = { ...stopped, wasServing: wasServing && isHeard, mayBeForgotten };
    this.stopped.set(stopped.node, leave);
    this.promises.judge('leave', judgeLeave({ ...leave, lastAnswerAt: undefined, heldUntil: undefined }));
  }

  /** Whether a backend that was stopped has kept silent since. */
  private async judgeSilence(node: string): Promise<void> {
    const stopped = this.stopped.get(node);
    if (!stopped) return;
    const answer = await this.load.lastAnswer(nodeAddress(this.chaos.lab.topology, node));
    this.stopped.delete(node);
    const lastAnswerAt = answer && wallTime(answer.at);
    const heldUntil = answersHeldUntil(this.events, stopped.stoppedAt);
    this.promises.judge('leave', judgeLeave({ ...stopped, lastAnswerAt, heldUntil }));
  }

  private async watchRequests(): Promise<void> {
    const judge = async (): Promise<false> => {
      await this.requests.judge(Date.now());
      return false;
    };
    try {
      await until(judge, { everyMs: judgeRequestsEveryMs, signal: this.signal });
    } catch (error) {
      // Called off, which ends it; anything else calls everything off.
      this.broken.abort(error);
    }
  }
}
