import type { Expectation } from '../events.js';
import { Failed, type Failure } from '../failure.js';
import type { Lab } from '../lab/lab.js';
import type { ChosenStep } from '../scenario/leave-out.js';
import { explained, ofFailedBuild, seenOf } from './explain.js';
import { judgeStep, notJudged, type Judged } from './judge-step.js';
import type { OwnSource } from './own-source.js';
import type { TaskContext } from './run-context.js';

/** What a task expects of images that somebody else has built, and what became of it. */
export class Judgement {
  private readonly judged: Judged[] = [];
  private known: Expectation[] | undefined;

  constructor(private readonly source: OwnSource) {}

  /**
   * Carries a step out.
   *
   * @throws Failed `otherwise` where something did not come true, and for the machine's faults as ever
   */
  async step(context: TaskContext, step: ChosenStep, index: number): Promise<void> {
    if (step.isLeftOut) return;
    let found: Judged[];
    try {
      found = await judgeStep(context, step, index);
    } catch (error) {
      this.judged.push(...notJudged(step, 'tool-fault', 'the machine, or ait-lab, failed in between'));
      throw error;
    }
    this.judged.push(...found);
    const failure = otherwise(found.map(({ expectation }) => expectation));
    if (failure) throw new Failed(failure);
  }

  /** These steps were never reached. */
  neverReached(steps: readonly ChosenStep[], why: string): void {
    for (const step of steps) if (!step.isLeftOut) this.judged.push(...notJudged(step, 'not-judged', why));
  }

  /** Looks for the reasons while the containers are still there. */
  async explain(lab: Lab, nodes: readonly string[]): Promise<void> {
    this.known = explained(this.source.files, await seenOf(lab, nodes), this.judged);
  }

  /** Nothing could be judged, since an image does not build. */
  notBuilt(steps: readonly ChosenStep[], failure: Extract<Failure, { reason: 'build-failed' }>): void {
    this.neverReached(steps, `${failure.image} does not build: ${failure.detail}`);
    const because = ofFailedBuild(this.source.files, failure);
    this.known = this.judged.map(({ expectation }) => ({ ...expectation, ...because }));
  }

  get expectations(): readonly Expectation[] {
    return this.known ?? this.judged.map(({ expectation }) => expectation);
  }

  /** `undefined` where everything that was judged is as expected. */
  get failure(): Failure | undefined {
    return otherwise(this.expectations);
  }
}

function otherwise(expectations: readonly Expectation[]): Failure | undefined {
  const count = expectations.filter(({ outcome }) => outcome === 'otherwise').length;
  return count === 0 ? undefined : { reason: 'otherwise', expectations: count };
}
