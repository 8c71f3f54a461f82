import { isOwnVariant } from '../scenario/variant.js';
import type { LabEvent, Phase } from '../events.js';
import { outcomeSymbol, outcomeWord } from './outcome-word.js';
import { symbols, type Palette } from './palette.js';
import { oneLine } from '../plain-text.js';
import { countText, elapsedText, rangesText } from './quantity.js';
import type { StepRecord, TaskRecord } from './run-record.js';

/** The phases as a reader sees them. */
export const phaseNames: Readonly<Record<Phase, string>> = { machine: 'The machine', build: 'The images' };

/** The first line of a run: which tasks, and where their evidence goes. */
export function headerText(event: Extract<LabEvent, { type: 'run-started' }>, palette: Palette): string {
  const numbers = event.tasks.map(({ task }) => task);
  const tasks = `${numbers.length === 1 ? 'task' : 'tasks'} ${rangesText(numbers)}`;
  const evidence = event.logs === '' ? '' : `, evidence in ${oneLine(event.logs)}`;
  return `${palette.strong(`ait-lab: ${tasks}`)}${evidence}${palette.faint(`, run ${oneLine(event.run)}`)}`;
}

/** A task's number, variant and title, as its heading. */
export function taskName({ task, variant, title }: TaskRecord): string {
  const name = isOwnVariant({ variant }) ? `Task ${task}` : `Task ${task} ${variant}`;
  return title === '' ? name : `${name} · ${title}`;
}

/** What is worth a reader's attention beside the tasks. */
export function noteText({ level, text }: Extract<LabEvent, { type: 'note' }>, palette: Palette): string {
  return level === 'warning'
    ? palette.warn(`${symbols.warning} ${oneLine(text)}`)
    : palette.faint(oneLine(text));
}

/** What a step was left without, and by which option; empty where it was done in full. */
export function leftOutText({ outcome, leftOut }: Pick<StepRecord, 'outcome' | 'leftOut'>): string {
  if (outcome === 'left-out') return `left out: ${leftOut.map(({ option }) => option).join(', ')}`;
  return leftOut.map(({ option, files }) => `without ${oneLine(files.join(', '))}: ${option}`).join('; ');
}

/** How many steps were left out, as a whole or in part; empty where all was done. */
export function leftOutCount(tasks: readonly TaskRecord[]): string {
  const steps = tasks.flatMap((task) => task.steps);
  const whole = steps.filter(({ outcome }) => outcome === 'left-out').length;
  const inPart = steps.filter(({ outcome, leftOut }) => outcome !== 'left-out' && leftOut.length > 0).length;
  if (whole === 0) return inPart === 0 ? '' : `${countText(inPart, 'step')} left out in part`;
  return `${countText(whole, 'step')} left out${inPart === 0 ? '' : `, ${inPart} in part`}`;
}

/** The table at the end: a line a task, what became of it, how long it took and what it left. */
export function summaryLines(tasks: readonly TaskRecord[], palette: Palette): string[] {
  return tasks.map((record) => {
    const { task, outcome, elapsedMs, files, folder } = record;
    const head = `Task ${task}  `;
    if (outcome === undefined) return head + outcomeWord(undefined, palette);
    const time = elapsedText(elapsedMs).padStart(10);
    const left = folder === '' ? '' : `  ${countText(files, 'file').padStart(8)}  ${folder}`;
    const without = leftOutCount([record]);
    return `${head}${outcomeWord(outcome, palette, 11)}  ${time}${left}${without && `  ${palette.faint(without)}`}`;
  });
}

/** The last line of a run. */
export function endText(
  { outcome, elapsedMs }: Extract<LabEvent, { type: 'run-ended' }>,
  tasks: readonly TaskRecord[],
  palette: Palette,
): string {
  const passed = tasks.filter((task) => task.outcome === 'passed').length;
  const files = tasks.reduce((sum, task) => sum + task.files, 0);
  const without = leftOutCount(tasks);
  const counted = [
    outcomeWord(outcome, palette),
    `${passed} of ${countText(tasks.length, 'task')} passed`,
    countText(files, 'file'),
    ...(without === '' ? [] : [without]),
    elapsedText(elapsedMs),
  ];
  return `${outcomeSymbol(outcome, palette)} ${counted.join(' · ')}`;
}

/** What the check says of the files that a run has written. */
export function judgedLines(
  { tasks, deliverables, wanting, findings }: Extract<LabEvent, { type: 'judged' }>,
  palette: Palette,
): string[] {
  const name = `${tasks.length === 1 ? 'task' : 'tasks'} ${rangesText(tasks)}`;
  if (deliverables + findings.length === 0) {
    return [
      palette.faint(`${symbols.skipped} check: of what is handed in, this run of ${name} captures nothing`),
    ];
  }
  const there = `${deliverables - wanting.length} of ${countText(deliverables, 'deliverable')} of ${name}`;
  if (wanting.length + findings.length === 0) {
    return [palette.faint(`${symbols.passed} check: ${there} are complete and right`)];
  }
  return [
    palette.warn(`${symbols.warning} check: ${there} are complete and right`),
    ...wanting.map(({ id, status, reason }) => `  ${id}: ${status}. ${oneLine(reason)}`),
    ...findings.map(({ files, message }) => `  ${oneLine(files.join(', '))}: ${oneLine(message)}`),
  ];
}
