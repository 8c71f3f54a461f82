import { ourLab, ourNodes } from '../our-check.js';
import { recognise } from '../../../src/check/content/recognise.js';
import type { Delivery, LogFile } from '../../../src/check/delivery.js';
import { taskNumbers } from '../../../src/check/item.js';
import type { WrittenReport, WrittenSection } from '../../../src/check/written/written-report.js';
import { aHandIn, type MadeUpContent } from '../a-hand-in.js';

/** A hand-in as it was understood, with its files in `logs/taskN/`, and a report when there is one. */
export function aDelivery(
  files: Readonly<Record<string, MadeUpContent>>,
  report?: Partial<WrittenReport>,
): Delivery {
  const handIn = aHandIn(files);
  const logs = handIn.files.flatMap((file): LogFile[] => {
    const [, digit, below] = /^logs\/task ?(\d)\/(.+)$/.exec(file.path) ?? [];
    const task = taskNumbers.find((number) => String(number) === digit);
    if (task === undefined || below === undefined || below === 'manifest.json') return [];
    const captures = file.content.kind === 'text' ? recognise(file.content.text) : [];
    return [{ file, task, below, captures }];
  });
  const written = report && { files: ['report.md'], sections: [], links: [], inStatement: false, ...report };
  return { lab: ourLab, nodes: ourNodes, handIn, root: '', logs, report: written, statement: undefined };
}

/** A section of a report, unremarkable but for what is said. */
export function aSection(said: Partial<WrittenSection>): WrittenSection {
  return {
    file: 'report.md',
    line: 1,
    heading: 'A section',
    task: undefined,
    chapter: undefined,
    question: undefined,
    text: '',
    lines: { first: 2, last: 1 },
    ownText: '',
    linked: [],
    codeBlocks: [],
    pictures: [],
    ...said,
  };
}
