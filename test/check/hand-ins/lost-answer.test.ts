import { describe, it } from 'node:test';
import type { ItemId, ItemStatus } from '../../../src/check/item.js';
import { optionalItems } from '../our-check.js';
import { assertWritten } from './assert-statuses.js';
import { plain } from './description.js';
import { makeDraft } from './draft.js';
import { putTogether } from './put-together.js';
import type { ReportShape } from './report-text.js';
import { partItems, parts, type Part } from './written-part.js';

const shapes: readonly ReportShape[] = [
  plain.report,
  {
    language: 'French',
    headings: '**Task 0**',
    contents: 'heading and list',
    theory: '> [M1] question',
    deliverables: '> question',
  },
  {
    language: 'English',
    headings: '##Task0',
    contents: 'heading and list',
    theory: '1)',
    deliverables: '2.',
  },
  {
    language: 'French',
    headings: '# T0',
    contents: 'heading and list',
    theory: 'M1 :',
    deliverables: '**2)**',
  },
  {
    language: 'English',
    headings: '## Task 0: title',
    contents: 'heading and list',
    theory: 'question, then answer',
    deliverables: '**2.2**',
  },
];

for (const report of shapes) {
  const shape = `${report.headings}, ${report.theory}, ${report.deliverables}, ${report.language}`;

  describe(`a part of the report that is left out (${shape})`, () => {
    for (const part of parts) {
      it(`takes exactly its own item with it: ${part} (${shape})`, () => {
        const draft = makeDraft({ ...plain, report, statement: report.theory === 'question, then answer' });
        draft.answers.set(part, 'left out');
        assertWritten(putTogether(draft), lost([part]));
      });
    }
  });

  describe(`a part of the report of which only the question or heading is left (${shape})`, () => {
    for (const part of parts) {
      it(`is as good as left out: ${part} (${shape})`, () => {
        const draft = makeDraft({ ...plain, report, statement: report.theory === 'question, then answer' });
        draft.answers.set(part, 'question only');
        assertWritten(putTogether(draft), lost([part]));
      });
    }
  });

  it(`M1 to M6 are missing when none is answered (${shape})`, () => {
    const draft = makeDraft({ ...plain, report, statement: report.theory === 'question, then answer' });
    const theory = parts.filter((part) => part.startsWith('M'));
    for (const part of theory) draft.answers.set(part, 'question only');
    assertWritten(putTogether(draft), lost(theory));
  });
}

describe('a part of a report of one file a task', () => {
  for (const part of parts) {
    for (const answer of ['left out', 'question only'] as const) {
      it(`is missing: ${part} ${answer}`, () => {
        const draft = makeDraft({ ...plain, reportFile: 'report/, one a task' });
        draft.answers.set(part, answer);
        assertWritten(putTogether(draft), lost([part]));
      });
    }
  }
});

/** One of six answers that is not there makes them wrong, not missing. */
function lost(those: readonly Part[]): Partial<Record<ItemId, ItemStatus>> {
  return Object.fromEntries(
    those.map((part) => {
      const item = partItems[part];
      if (part.startsWith('M') && those.length < 6) return [item, 'present-but-wrong'];
      return [item, optionalItems.has(item) ? 'optional-missing' : 'missing'];
    }),
  );
}
