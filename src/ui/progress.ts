import type { LabEvent } from '../events.js';
import { chaosHeaderText } from './chaos-words.js';
import { failureText } from './failure-text.js';
import { expectationLines } from './expectation-lines.js';
import { movedAsideLines } from './moved-aside-lines.js';
import { MovingList } from './moving-list.js';
import { makePalette } from './palette.js';
import { progressRows, type Row } from './progress-rows.js';
import { RunRecord } from './run-record.js';
import { judgedLines, endText, headerText, noteText, taskName } from './run-words.js';
import type { Ui, UiOptions } from './ui.js';
import { wrapWords } from './wrap-words.js';

/** A list of phases, tasks and steps that moves, for a terminal; what is over takes one line of it. */
export function progress(options: Omit<UiOptions, 'mode'>): Ui {
  const { stdout, stderr, now, env } = options;
  const palette = makePalette(stdout, env);
  const record = new RunRecord(now);
  const rows = (): Row[] => progressRows(record, { palette, now: now() });
  const wrapped = (text: string): string[] => wrapWords(text, stdout.columns ?? 80);
  const list = new MovingList(stdout, palette, rows);
  return {
    emit: (event) => {
      // Above the list there is room only as long as it does not move.
      if (!list.moves && event.type === 'note') stdout.write(`${noteText(event, palette)}\n`);
      else record.add(event);
      if (!list.moves && (event.type === 'run-started' || event.type === 'chaos-started')) {
        const header =
          event.type === 'run-started' ? headerText(event, palette) : chaosHeaderText(event, palette);
        stdout.write(`${wrapWords(header, stdout.columns ?? 80).join('\n')}\n\n`);
      }
      if (!quiet.has(event.type)) list.start();
    },
    close: async () => {
      await list.close(rows());
      if (!record.end) return;
      for (const task of record.tasks.filter(({ unmet }) => unmet.length > 0)) {
        const lines = expectationLines(task.unmet, palette, stdout.columns);
        stdout.write(`\n${palette.strong(taskName(task))}\n${lines.join('\n')}\n`);
      }
      if (record.tasks.length > 0) stdout.write(`\n${endText(record.end, record.tasks, palette)}\n`);
      for (const line of movedAsideLines(record.movedAside, palette).flatMap(wrapped))
        stdout.write(`${line}\n`);
      const judged = record.judged ? judgedLines(record.judged, palette) : [];
      for (const line of judged.flatMap(wrapped)) stdout.write(`${line}\n`);
      if (!record.end.failure) return;
      const text = failureText(record.end.failure, makePalette(stderr, env), stderr.columns);
      stderr.write(list.moves ? `\n${text}\n` : `${text}\n`);
    },
  };
}

/** What is told before or after the list, or not in it. */
const quiet = new Set<LabEvent['type']>(['note', 'moved-aside', 'run-ended', 'judged']);
