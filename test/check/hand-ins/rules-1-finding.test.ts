import { describe, it } from 'node:test';
import type { HandIn } from '../../../src/check/hand-in.js';
import type { ItemId, ItemStatus } from '../../../src/check/item.js';
import { itemIds, optionalItems } from '../our-check.js';
import { assertCaptured, assertStatuses } from './assert-statuses.js';
import { plain as withoutStatement } from './description.js';
import { makeDraft, type Description, type Draft } from './draft.js';
import { pieceItems, pieces, type Piece } from './piece.js';
import { pathOf, putTogether } from './put-together.js';
import { reportChapters } from './report-text.js';
import { statementText } from './statement-text.js';
import { partItems } from './written-part.js';

describe('when several files compete for one item', () => {
  const good = (draft: Draft): string => textOf(draft, '4 inspect s1');
  const cases: [string, (draft: Draft) => Record<string, string | { shows: 'terminal' }>, ItemStatus][] = [
    [
      'a text and a picture of it: the text',
      (draft) => ({ 'inspect-s1.json': good(draft), 'inspect-s1.png': { shows: 'terminal' } }),
      'present',
    ],
    [
      'a good one and one of another container: the good one',
      (draft) => ({ 'inspect-s1.json': textOf(draft, '4 inspect s2'), 'inspect-s1-again.json': good(draft) }),
      'present',
    ],
    [
      'a good one and one of 0 bytes: the good one',
      (draft) => ({ 'inspect-s1.json': '', 'inspect-s1-again.json': good(draft) }),
      'present',
    ],
    [
      'a good one and a failed one: the good one',
      (draft) => ({
        'inspect-s1.json': '[]\nError: No such object: s1\n',
        'inspect-s1-again.json': good(draft),
      }),
      'present',
    ],
    [
      'a picture and one of another container: the picture',
      (draft) => ({
        'inspect-s1.json': textOf(draft, '4 inspect s2'),
        'inspect-s1.png': { shows: 'terminal' },
      }),
      'image-only',
    ],
    [
      'a picture and one of 0 bytes: the picture',
      () => ({ 'inspect-s1.json': '', 'inspect-s1.png': { shows: 'terminal' } }),
      'image-only',
    ],
    [
      'one of another container and one of 0 bytes: the wrong one',
      (draft) => ({ 'inspect-s1.json': '', 'inspect-s1-again.json': textOf(draft, '4 inspect s2') }),
      'present-but-wrong',
    ],
  ];
  for (const [what, files, status] of cases) {
    it(what, () => {
      const draft = makeDraft(withoutStatement);
      const made = files(draft);
      draft.pieces.delete('4 inspect s1');
      for (const [name, content] of Object.entries(made)) draft.further.set(`logs/task4/${name}`, content);
      assertCaptured(putTogether(draft), { 'T4.3 inspect s1': status });
    });
  }
});

describe('the folder of a task', () => {
  it('may be there in two spellings, which are one', () => {
    const draft = makeDraft(withoutStatement);
    for (const piece of pieces.filter((_, index) => index % 2 === 0)) {
      draft.further.set(
        `Logs/Task ${piece.charAt(0)}/${pathOf(draft, piece).split('/').at(-1) ?? ''}`,
        textOf(draft, piece),
      );
      draft.pieces.delete(piece);
    }
    assertCaptured(putTogether(draft));
  });

  it('is read with the folders in it', () => {
    const draft = makeDraft(withoutStatement);
    for (const piece of pieces) draft.names.set(piece, `captures/by us/${draft.names.get(piece) ?? ''}`);
    assertCaptured(putTogether(draft));
  });

  const ignored: [string, (name: string) => string][] = [
    ['a folder old', (name) => `old/${name}`],
    ['a folder backup', (name) => `backup/${name}`],
    ['an editor’s copy', (name) => `${name}~`],
  ];
  for (const [what, rename] of ignored) {
    it(`is read without ${what}`, () => {
      const draft = makeDraft(withoutStatement);
      draft.names.set('4 ps', rename(draft.names.get('4 ps') ?? ''));
      draft.names.set('3 log s1', rename(draft.names.get('3 log s1') ?? ''));
      assertCaptured(putTogether(draft), { 'T4.3 docker ps': 'missing', 'T3.1 log s1': 'missing' });
    });
  }

  it('is as good as none when it holds only .gitkeep', () => {
    const draft = makeDraft(withoutStatement);
    for (const piece of piecesOf('3')) draft.pieces.delete(piece);
    draft.further.set('logs/task3/.gitkeep', '');
    assertCaptured(putTogether(draft), statusOf(piecesOf('3'), 'missing'));
  });
});

describe('the report', () => {
  const plain: Description = { ...withoutStatement, statement: true };

  const lost: ItemId[] = [...itemIds.filter((id) => /screenshot/.test(id)), ...Object.values(partItems)];
  const nothing = Object.fromEntries(
    lost.map((id) => [id, optionalItems.has(id) ? ('optional-missing' as const) : ('missing' as const)]),
  );

  it('is missing: all text is, and the captured items are judged as ever', () => {
    const draft = makeDraft(plain);
    draft.report = false;
    draft.pictures.clear();
    assertStatuses(putTogether(draft), nothing);
  });

  it('is not one of the quick references, however they are called', () => {
    const draft = makeDraft(plain);
    draft.report = false;
    draft.pictures.clear();
    draft.further.set(
      'report/Docker Quick Reference.md',
      '# Docker\n\n## Introduction\n\nContainers are listed by docker ps.\n',
    );
    assertStatuses(putTogether(draft), nothing);
  });

  it('is the one with more text of its own', () => {
    for (const draftName of ['report/a-draft.md', 'report/z-draft.md', 'Rapport.md']) {
      const draft = makeDraft(plain);
      draft.further.set(
        draftName,
        '# Report\n\n## Introduction\n\nTODO\n\n## Task 0\n\nTODO\n\n## Task 1\n\ntodo\n\n## Conclusion\n\nTODO\n',
      );
      assertStatuses(putTogether(draft));
    }
  });

  it('may replace the statement in README.md', () => {
    assertStatuses(putTogether(makeDraft({ ...plain, reportFile: 'README.md' })));
  });

  it('may be a copy of the statement with answers in between, and only they count', () => {
    const draft = makeDraft(plain);
    draft.answers.set('2.2', 'question only');
    draft.answers.set('conclusion', 'question only');
    const handIn = putTogether(draft);
    const body = bodyOf(draft);
    const copied = withText(handIn, 'report/report.md', `${body}\n\n${paddingOf(statementText())}`);
    assertStatuses(copied, { 'T2.2 problem answer': 'missing', 'R conclusion': 'missing' });
  });

  it('may be a PDF when there is no Markdown, whose pictures belong to the task between whose headings they are', () => {
    const draft = makeDraft(plain);
    const lines = bodyOf(draft)
      .split('\n')
      .map((line) => line.replace(/^#+ /, '').replace(/^!\[.*$/, ''));
    const at = (heading: string): number => lines.findIndex((line) => line.startsWith(heading)) + 2;
    draft.report = false;
    draft.pictures.clear();
    const handIn = putTogether(draft);
    const pdf: HandIn = {
      ...handIn,
      files: [
        ...handIn.files,
        {
          path: 'report/report.pdf',
          size: 400_000,
          sha256: 'f'.repeat(64),
          content: {
            kind: 'document',
            whole: true,
            pages: [
              {
                text: lines.join('\n'),
                pictures: ['Task 0: Looking', 'Task 1: A', 'Task 6: Re'].map((heading) => ({
                  beforeLine: lastIndex(lines, heading) + 2,
                  width: 1200,
                  height: 600,
                })),
                links: [],
              },
            ],
          },
        },
      ],
    };
    if (at('Task 0') < 2) throw new Error('the report has no heading of task 0');
    assertStatuses(pdf);
  });
});

function lastIndex(lines: readonly string[], start: string): number {
  return lines.reduce((last, line, index) => (line.startsWith(start) ? index : last), -1);
}

function textOf(draft: Draft, piece: Piece): string {
  const content = draft.pieces.get(piece);
  return content === undefined || content === 'picture of a terminal' ? '' : content.text;
}

function piecesOf(task: string): Piece[] {
  return pieces.filter((piece) => piece.startsWith(task));
}

function statusOf(those: readonly Piece[], status: ItemStatus): Partial<Record<ItemId, ItemStatus>> {
  return Object.fromEntries(those.map((piece) => [pieceItems[piece], status]));
}

function bodyOf({ description, answers, pictures }: Draft): string {
  const embedded = [...pictures].map(([task, those]): [typeof task, string[]] => [
    task,
    those.map(({ name }) => `![](${name.replace('report/', '')})`),
  ]);
  return reportChapters(description.report, { answers, pictures: new Map(embedded) })
    .map(({ text }) => text)
    .join('');
}

function paddingOf(statement: string): string {
  return statement.slice(statement.indexOf('Step 1 of'));
}

function withText(handIn: HandIn, path: string, text: string): HandIn {
  return {
    ...handIn,
    files: handIn.files.map((file) =>
      file.path === path ? { ...file, content: { kind: 'text', text, noise: [] } } : file,
    ),
  };
}
