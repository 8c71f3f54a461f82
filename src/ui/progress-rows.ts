import { outcomeWord } from './outcome-word.js';
import type { Palette } from './palette.js';
import { countText, elapsedText } from './quantity.js';
import { chaosLine, chaosText } from './chaos-words.js';
import type { ChaosRecord, PhaseRecord, RunRecord, Span, StepRecord, TaskRecord } from './run-record.js';
import { leftOutCount, leftOutText, phaseNames, taskName } from './run-words.js';

export type RowState = 'waiting' | 'running' | 'passed' | 'failed' | 'skipped' | 'warning';

/** A line of the progress list, with its icon's meaning and the rows below it. */
export interface Row {
  /** Stays the same while the row's words change. */
  readonly key: string;
  readonly state: RowState;
  /** One styled line, of any length. */
  readonly title: string;
  /** What is going on just now: plain lines below the title. */
  readonly details: readonly string[];
  readonly rows: readonly Row[];
}

export interface RowContext {
  readonly palette: Palette;
  readonly now: number;
}

/** The whole list as it stands now: phases, tasks, and under each running or failed task its steps; then notes. */
export function progressRows(record: RunRecord, context: RowContext): Row[] {
  return [
    ...record.phases.map((phase) => phaseRow(phase, context)),
    ...(record.chaos ? [chaosRow(record.chaos, context)] : []),
    ...record.tasks.map((task) => taskRow(task, record.end !== undefined, context)),
    ...record.notes.map((note, index) => noteRow(note, index, context)),
  ];
}

function phaseRow(phase: PhaseRecord, context: RowContext): Row {
  const running = phase.outcome === undefined;
  const text = running || phase.text === '' ? '' : ` · ${phase.text}`;
  const name = `${phaseNames[phase.phase]}${text}`;
  const title =
    phase.outcome === 'left-out' ? context.palette.faint(name) : `${name}${timeText(phase, context)}`;
  const details = running && phase.text !== '' ? [phase.text] : [];
  return { key: `phase ${phase.phase}`, state: stateOf(phase), title, details, rows: [] };
}

function taskRow(task: TaskRecord, runEnded: boolean, context: RowContext): Row {
  const key = `task ${task.task}`;
  const name = taskName(task);
  const { palette } = context;
  if (task.startedAt === undefined) {
    const title = palette.faint(runEnded ? `${name}  not run` : name);
    return { key, state: runEnded ? 'skipped' : 'waiting', title, details: [], rows: [] };
  }
  const left = [task.files === 0 ? '' : countText(task.files, 'file'), leftOutCount([task])];
  const files = palette.faint(left.flatMap((text) => (text === '' ? [] : ` · ${text}`)).join(''));
  const state = stateOf(task);
  if (state === 'passed') {
    return { key, state, title: `${name}${timeText(task, context)}${files}`, details: [], rows: [] };
  }
  const word = task.outcome === undefined ? '' : `  ${outcomeWord(task.outcome, palette)}`;
  const title = `${palette.strong(name)}${timeText(task, context)}${files}${word}`;
  const rows = task.steps.map((step, index) => stepRow(step, `${key} step ${index}`, context));
  return { key, state, title, details: [], rows };
}

function stepRow(step: StepRecord, key: string, context: RowContext): Row {
  const state = stateOf(step);
  if (state === 'waiting')
    return { key, state, title: context.palette.faint(step.name), details: [], rows: [] };
  const without = leftOutText(step);
  if (state === 'skipped')
    return { key, state, title: context.palette.faint(`${step.name}  ${without}`), details: [], rows: [] };
  const doing = step.seen === '' ? [step.doing] : [`waiting for ${step.doing}`, `last seen: ${step.seen}`];
  const details = state === 'running' && step.doing !== '' ? doing : [];
  const title = `${step.name}${timeText(step, context)}${without && context.palette.faint(`  ${without}`)}`;
  return { key, state, title, details, rows: [] };
}

/** What has happened last, as long as things happen; and how many things in all. */
function chaosRow(chaos: ChaosRecord, context: RowContext): Row {
  const count = context.palette.faint(` · ${countText(chaos.events, 'event')}`);
  const title = `Chaos · ${chaosText(chaos.settings)}${timeText(chaos, context)}${count}`;
  const details = chaos.outcome === undefined ? chaos.last.map(chaosLine) : [];
  return { key: 'chaos', state: stateOf(chaos), title, details, rows: [] };
}

function noteRow({ level, text }: RunRecord['notes'][number], index: number, { palette }: RowContext): Row {
  const key = `note ${index}`;
  if (level === 'info') return { key, state: 'skipped', title: palette.faint(text), details: [], rows: [] };
  return { key, state: 'warning', title: palette.warn(text), details: [], rows: [] };
}

/** Begins with spaces that do not break, so that it never stands alone on a line. */
function timeText(span: Span, { palette, now }: RowContext): string {
  const elapsedMs = span.outcome === undefined ? now - (span.startedAt ?? now) : span.elapsedMs;
  return palette.faint(`  ${elapsedText(elapsedMs)}`.replaceAll(' ', '\u00A0'));
}

function stateOf({ startedAt, outcome }: Span): RowState {
  if (outcome === 'left-out') return 'skipped';
  if (outcome === 'otherwise') return 'warning';
  if (outcome !== undefined) return outcome === 'passed' ? 'passed' : 'failed';
  return startedAt === undefined ? 'waiting' : 'running';
}
