import { logFolder } from '../../evidence/task-variant.js';
import { differenceBlock } from './difference.js';
import { excerptOf } from './excerpt.js';
import type { RecordedTask } from '../input.js';
import { linkTo } from '../link.js';
import type { Block, Evidence } from '../model.js';
import type { NamedFile } from './named-file.js';
import { sizeText } from '../number-text.js';
import { timeText } from '../time-text.js';
import type { Words } from '../words.js';

/** Up to so many files a section shows them without a table, and logs at length. */
const few = 4;
const mostLines = 40;
const mostLinesAmongMany = 15;
/** A configuration that is shown as what changed in it does not stand there as a whole, too, unless it is this short. */
const shortConfiguration = 8;

/**
 * Files of a section: a table of all of them where there are many, and then each in its turn; between consecutive
 * configurations what changed.
 *
 * @param shown `folded` leaves all of them to the table
 */
export function evidenceBlocks(
  task: RecordedTask,
  files: readonly NamedFile[],
  caption: string,
  shown: 'by-size' | 'folded',
  words: Words,
): Block[] {
  const crowded = files.length > few;
  const evidence = files.map((named, index) => {
    const follows = isConfiguration(named[0]) && previousConfiguration(files, index) !== undefined;
    const one = evidenceOf(task, named, crowded ? mostLinesAmongMany : mostLines, words);
    const folded =
      shown === 'folded' || isDull(named[0]) || (follows && lineCount(one.text) > shortConfiguration);
    return folded ? { ...one, shown: 'folded' as const } : one;
  });
  const needsTable = crowded || evidence.some((one) => one.shown === 'folded');
  return [
    ...(needsTable ? [tableOf(evidence, caption, words)] : []),
    ...evidence.flatMap((one, index): Block[] => {
      const block: Block = { kind: 'evidence', ...one };
      const before = previousConfiguration(files, index);
      if (before === undefined || shown === 'folded') return [block];
      const difference = differenceBlock(before, files[index] ?? before);
      return difference ? [block, difference] : [block];
    }),
  ];
}

function evidenceOf(task: RecordedTask, [name, file]: NamedFile, most: number, words: Words): Evidence {
  const entry = task.manifest?.files.find((one) => one.file === name);
  return {
    file: linkTo(`${logFolder(task.plan)}/${name}`),
    commands: entry?.commands ?? [],
    time: entry?.time ?? '',
    bytes: file.bytes,
    language: languageOf(name),
    text: file.text,
    ...excerptOf(file, isConfiguration(name) ? mostLines : most, words),
    shown: 'inline',
  };
}

function tableOf(evidence: readonly Evidence[], caption: string, words: Words): Block {
  return {
    kind: 'table',
    cells: 'recorded',
    caption,
    head: [words.file, words.command, words.time, words.size],
    rows: evidence.map((one) => [
      one.file,
      [...new Set(one.commands)].join('; '),
      timeText(one.time, 'clock'),
      sizeText(one.bytes, words.lang),
    ]),
  };
}

function previousConfiguration(files: readonly NamedFile[], index: number): NamedFile | undefined {
  if (!isConfiguration(files[index]?.[0] ?? '')) return undefined;
  return files.slice(0, index).findLast(([name]) => isConfiguration(name));
}

function isConfiguration(name: string): boolean {
  return name.endsWith('.cfg');
}

/** Written by a program for programs: whoever wants it opens the file. */
function isDull(name: string): boolean {
  return name.endsWith('.json');
}

function languageOf(name: string): Evidence['language'] {
  const ending = name.slice(name.lastIndexOf('.') + 1);
  return ending === 'cfg' ? 'haproxy' : ending === 'json' || ending === 'log' ? ending : 'text';
}

function lineCount(text: string): number {
  return text.trimEnd().split('\n').length;
}
