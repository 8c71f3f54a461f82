import type { LabEvent } from '../events.js';
import { chaosHeaderText, chaosLine } from './chaos-words.js';
import { expectationLines } from './expectation-lines.js';
import { failureText } from './failure-text.js';
import { movedAsideLines } from './moved-aside-lines.js';
import { outcomeSymbol, outcomeWord } from './outcome-word.js';
import { makePalette, symbols, type Palette } from './palette.js';
import { oneLine } from '../plain-text.js';
import { countText, elapsedText } from './quantity.js';
import { RunRecord, type TaskRecord } from './run-record.js';
import {
  judgedLines,
  endText,
  headerText,
  leftOutCount,
  leftOutText,
  noteText,
  phaseNames,
  summaryLines,
  taskName,
} from './run-words.js';
import type { Ui, UiOptions } from './ui.js';

const firstWaitLineMs = 5_000;
const betweenLinesMs = 10_000;

/** Lines for a pipe or a CI log: each says something that has happened, and none is taken back. */
export function plainLines(options: Omit<UiOptions, 'mode'>): Ui {
  const lines = new PlainLines(options);
  return { emit: (event) => lines.emit(event), close: () => Promise.resolve() };
}

class PlainLines {
  private readonly palette: Palette;
  private readonly record: RunRecord;
  /** When something that lasts last got a line, by phase or by task. */
  private readonly spokenAt = new Map<string, number>();
  private readonly running = new Set<number>();
  private sideBySide = false;

  constructor(private readonly options: Omit<UiOptions, 'mode'>) {
    this.palette = makePalette(options.stdout, options.env);
    this.record = new RunRecord(options.now);
  }

  emit(event: LabEvent): void {
    this.record.add(event);
    const { palette } = this;
    switch (event.type) {
      case 'run-started':
        return this.say(headerText(event, palette));
      case 'note':
        return this.say(noteText(event, palette));
      case 'phase-started':
        this.spokenAt.set(event.phase, this.options.now());
        return;
      case 'phase-progress':
        if (!this.mayRepeat(event.phase)) return;
        return this.say(`${symbols.waiting} ${phaseNames[event.phase]}: ${oneLine(event.text)}`);
      case 'phase-ended': {
        const text = oneLine(event.text);
        return this.say(ended(event, `${phaseNames[event.phase]}${text && `: ${text}`}`, palette));
      }
      case 'task-started':
        this.running.add(event.task);
        this.sideBySide ||= this.running.size > 1;
        return this.say(`\n${palette.strong(taskName(this.record.task(event.task)))}`);
      case 'step-started':
        this.spokenAt.delete(`task ${event.task}`);
        return;
      case 'waiting':
        if (event.elapsedMs < firstWaitLineMs || !this.mayRepeat(`task ${event.task}`)) return;
        return this.sayIn(event.task, waitText(event, palette));
      case 'step-ended':
        return this.sayIn(event.task, this.stepEnd(event));
      case 'task-ended':
        this.running.delete(event.task);
        return this.sayIn(event.task, this.taskEnd(this.record.task(event.task)));
      case 'run-ended':
        return this.runEnd(event);
      case 'judged':
        return this.say(judgedLines(event, palette).join('\n'));
      case 'chaos-started':
        return this.say(chaosHeaderText(event, palette));
      case 'chaos-event':
      case 'chaos-agreed':
        return this.say(chaosLine(event));
      case 'acting':
      case 'expectation':
      case 'captured':
      case 'moved-aside':
        return;
    }
  }

  private stepEnd(event: Extract<LabEvent, { type: 'step-ended' }>): string {
    const step = this.record.step(event);
    const without = leftOutText(step);
    const { faint } = this.palette;
    if (event.outcome === 'left-out') return faint(`${symbols.skipped} ${step.name}  ${without}`);
    return `${ended(event, step.name, this.palette)}${without && `  ${faint(without)}`}`;
  }

  private taskEnd(task: TaskRecord): string {
    const { outcome, files, folder, elapsedMs } = task;
    const left = files === 0 ? 'no files' : `${countText(files, 'file')} in ${folder}`;
    const without = leftOutCount([task]);
    const end = [
      outcomeWord(outcome, this.palette),
      left,
      ...(without === '' ? [] : [without]),
      elapsedText(elapsedMs),
    ].join(' · ');
    return [...expectationLines(task.unmet, this.palette), end].join('\n  ');
  }

  private runEnd(event: Extract<LabEvent, { type: 'run-ended' }>): void {
    const { tasks } = this.record;
    if (tasks.length > 0) {
      this.say(
        ['', ...summaryLines(tasks, this.palette), '', endText(event, tasks, this.palette)].join('\n'),
      );
    }
    for (const line of movedAsideLines(this.record.movedAside, this.palette)) this.say(line);
    if (!event.failure) return;
    const { stderr, env } = this.options;
    stderr.write(`${failureText(event.failure, makePalette(stderr, env), stderr.columns)}\n`);
  }

  private mayRepeat(what: string): boolean {
    const now = this.options.now();
    if (now - (this.spokenAt.get(what) ?? -Infinity) < betweenLinesMs) return false;
    this.spokenAt.set(what, now);
    return true;
  }

  private sayIn(task: number, line: string): void {
    this.say(this.sideBySide ? `  ${this.palette.faint(`task ${task}`)}  ${line}` : `  ${line}`);
  }

  private say(line: string): void {
    this.options.stdout.write(`${line}\n`);
  }
}

function waitText(event: Extract<LabEvent, { type: 'waiting' }>, palette: Palette): string {
  const seen = oneLine(event.observed);
  const line = `${symbols.waiting} ${elapsedText(event.elapsedMs)} of waiting for ${oneLine(event.condition)}`;
  return palette.faint(seen === '' ? line : `${line}; last seen: ${seen}`);
}

function ended(
  event: Extract<LabEvent, { type: 'phase-ended' | 'step-ended' }>,
  text: string,
  palette: Palette,
): string {
  if (event.outcome === 'left-out') return palette.faint(`${symbols.skipped} ${text}`);
  const word = event.outcome === 'passed' ? '' : `  ${outcomeWord(event.outcome, palette)}`;
  return `${outcomeSymbol(event.outcome, palette)} ${text}  ${palette.faint(elapsedText(event.elapsedMs))}${word}`;
}
