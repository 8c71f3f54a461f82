import type { Expectation, LabEvent, Outcome, Phase, StepOutcome, TaskOutline } from '../events.js';
import { oneLine } from '../plain-text.js';
import type { LeftOut } from '../scenario/leave-out.js';

/** A span of work: begun, perhaps ended. Times are those of the UI's clock, in milliseconds. */
export interface Span<O extends StepOutcome = StepOutcome> {
  startedAt: number | undefined;
  outcome: O | undefined;
  elapsedMs: number;
}

export interface PhaseRecord extends Span {
  readonly phase: Phase;
  text: string;
}

export interface StepRecord extends Span {
  readonly name: string;
  /** What is being done or waited for now. */
  doing: string;
  /** What was last seen of what is waited for; empty where nothing is. */
  seen: string;
  /** What the run leaves out of it, as its end tells. */
  leftOut: readonly LeftOut[];
}

export interface TaskRecord extends Span<Outcome> {
  readonly task: number;
  readonly variant: string;
  readonly title: string;
  readonly steps: StepRecord[];
  /** What did not come true, or could not be judged. */
  readonly unmet: Expectation[];
  files: number;
  folder: string;
}

/** A run of chaos: what it was told, and what has happened last. */
export interface ChaosRecord extends Span<Outcome> {
  readonly settings: Extract<LabEvent, { type: 'chaos-started' }>;
  /** Things that have happened, times of quiet not among them. */
  events: number;
  readonly last: Extract<LabEvent, { type: 'chaos-event' | 'chaos-agreed' }>[];
}

/** As many as can be read while they pass. */
const lastShown = 5;

/** All that is known of a run so far, for those who draw its state rather than its events. */
export class RunRecord {
  readonly phases: PhaseRecord[] = [];
  readonly tasks: TaskRecord[] = [];
  chaos: ChaosRecord | undefined;
  readonly notes: { readonly level: 'info' | 'warning'; readonly text: string }[] = [];
  end: Extract<LabEvent, { type: 'run-ended' }> | undefined;
  judged: Extract<LabEvent, { type: 'judged' }> | undefined;
  movedAside: Extract<LabEvent, { type: 'moved-aside' }>['files'] = [];

  constructor(private readonly now: () => number) {}

  add(event: LabEvent): void {
    switch (event.type) {
      case 'run-started':
        this.tasks.push(...event.tasks.map(newTask));
        break;
      case 'note':
        this.notes.push({ level: event.level, text: oneLine(event.text) });
        break;
      case 'phase-started':
        this.phases.push({ phase: event.phase, text: '', ...this.begun() });
        break;
      case 'phase-progress':
        this.phase(event.phase).text = oneLine(event.text);
        break;
      case 'phase-ended':
        Object.assign(this.phase(event.phase), ended(event), { text: oneLine(event.text) });
        break;
      case 'task-started':
        Object.assign(this.task(event.task), this.begun());
        break;
      case 'step-started':
        this.task(event.task).steps[event.step] = { ...newStep(event.name), ...this.begun() };
        break;
      case 'acting':
        Object.assign(this.step(event), { doing: oneLine(event.text), seen: '' });
        break;
      case 'waiting':
        Object.assign(this.step(event), { doing: oneLine(event.condition), seen: oneLine(event.observed) });
        break;
      case 'captured':
        this.task(event.task).files += 1;
        break;
      case 'step-ended':
        Object.assign(this.step(event), ended(event), { doing: '', seen: '', leftOut: event.leftOut ?? [] });
        break;
      case 'expectation':
        this.task(event.task).unmet.push(event.expectation);
        break;
      case 'task-ended':
        Object.assign(this.task(event.task), ended(event), {
          files: event.files,
          folder: oneLine(event.folder),
        });
        this.endAll(this.task(event.task).steps, event.outcome);
        break;
      case 'moved-aside':
        this.movedAside = event.files;
        break;
      case 'chaos-started':
        this.chaos = { settings: event, events: 0, last: [], ...this.begun() };
        break;
      case 'chaos-event':
      case 'chaos-agreed':
        this.addChaos(event);
        break;
      case 'judged':
        this.judged = event;
        break;
      case 'run-ended':
        this.end = event;
        for (const task of this.tasks) this.endAll([task, ...task.steps], event.outcome);
        this.endAll([...this.phases, ...(this.chaos ? [this.chaos] : [])], event.outcome);
        break;
    }
  }

  /** A task by its number, also one that was not announced. */
  task(number: number): TaskRecord {
    const known = this.tasks.find(({ task }) => task === number);
    if (known) return known;
    const added = newTask({ task: number, variant: 'lab', title: '', steps: [] });
    this.tasks.push(added);
    return added;
  }

  step({ task, step }: { readonly task: number; readonly step: number }): StepRecord {
    return (this.task(task).steps[step] ??= newStep(`step ${step + 1}`));
  }

  private addChaos(event: ChaosRecord['last'][number]): void {
    if (!this.chaos) return;
    if (event.type === 'chaos-event' && event.subject !== '') this.chaos.events += 1;
    this.chaos.last.push(event);
    if (this.chaos.last.length > lastShown) this.chaos.last.shift();
  }

  private phase(phase: Phase): PhaseRecord {
    const known = this.phases.findLast((record) => record.phase === phase);
    if (known) return known;
    const added = { phase, text: '', ...this.begun() };
    this.phases.push(added);
    return added;
  }

  /** What is still going on when the whole ends has ended with it. */
  private endAll(spans: readonly Span[], outcome: Outcome): void {
    for (const span of spans) {
      if (span.startedAt === undefined || span.outcome !== undefined) continue;
      Object.assign(span, { outcome, elapsedMs: this.now() - span.startedAt });
    }
  }

  private begun(): Span<never> {
    return { startedAt: this.now(), outcome: undefined, elapsedMs: 0 };
  }
}

function newTask({ task, variant, title, steps }: TaskOutline): TaskRecord {
  return {
    task,
    variant,
    title: oneLine(title),
    steps: steps.map(newStep),
    unmet: [],
    files: 0,
    folder: '',
    ...untouched,
  };
}

function newStep(name: string): StepRecord {
  return { name: oneLine(name), doing: '', seen: '', leftOut: [], ...untouched };
}

const untouched: Span<never> = { startedAt: undefined, outcome: undefined, elapsedMs: 0 };

function ended(event: { readonly outcome: StepOutcome; readonly elapsedMs: number }): Partial<Span> {
  return { outcome: event.outcome, elapsedMs: event.elapsedMs };
}
