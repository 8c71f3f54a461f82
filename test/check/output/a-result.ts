import { taskNumbers, type ItemId, type TaskNumber } from '../../../src/check/item.js';
import { itemIds, ourLab } from '../our-check.js';
import type { NothingToJudge } from '../../../src/check/output/to-json.js';
import type { CheckResult, Finding, Verdict } from '../../../src/check/verdict.js';

/** A made-up hand-in that has everything, but for what is said. */
export function aResult(
  verdicts: Partial<Record<ItemId, Partial<Verdict>>> = {},
  others: Partial<CheckResult> = {},
): CheckResult {
  return {
    name: 'lab-of-ada',
    lang: 'en',
    root: '.',
    report: ['report/report.md'],
    items: itemIds.map((id) => ({ ...complete(id), ...verdicts[id] })),
    findings: [],
    ...others,
  };
}

function complete(id: ItemId): Verdict {
  const evidence = ['report/report.md'];
  return {
    id,
    ...taskOf(id),
    status: 'present',
    evidence,
    reason: 'It is there.',
    hint: '',
    because: { code: 'no-report' },
  };
}

function taskOf(id: ItemId): { task?: TaskNumber } {
  const task = taskNumbers.find((number) =>
    ourLab.items.some((item) => item.id === id && item.task === number),
  );
  return task === undefined ? {} : { task };
}

/** One that lacks something of each kind, with findings of each level. */
export function aPoorResult(): CheckResult {
  const evidence = ['report/logs/task 5/a rather long name of a folder/haproxy-after-s1.cfg'];
  return aResult(
    {
      'T2.1 log ha': { evidence: ['logs/task2/ha.log', 'logs/task2/ha-again.log'] },
      'T4.3 docker ps': {
        status: 'image-only',
        evidence: ['images/ps.png'],
        reason: 'Only a picture of docker ps is there.',
        hint: '`ait-lab run 4` captures it as text.',
      },
      'T5.1 cfg after s1': {
        status: 'present-but-wrong',
        evidence,
        reason: 'It names two servers.',
        hint: 'Redo it.',
      },
      'T5.2 nodes list': {
        status: 'empty',
        evidence: ['logs/task5/nodes'],
        reason: 'It is empty.',
        hint: 'Redo it.',
      },
      'T5.3 nodes after stop': missing('No listing has one node.'),
      'T5.3 docker ps after stop': missing('No listing has one node.'),
      'T5.4 alternative (optional)': {
        ...missing('It names no other tool.'),
        status: 'optional-missing',
        hint: '',
      },
    },
    { findings: [failedHandler, sameFile, todo] },
  );
}

function missing(reason: string): Partial<Verdict> {
  return { status: 'missing', evidence: [], reason, hint: '`ait-lab run 5` captures it.' };
}

const failedHandler: Finding = {
  rule: 'handler-failed',
  level: 'error',
  task: 5,
  files: ['logs/task5/ha.log'],
  line: 17,
  message: 'A handler failed with exit status 127.',
  hint: 'Is it executable?',
  because: { code: 'handler-not-found' },
};

const sameFile: Finding = {
  rule: 'same-file-twice',
  level: 'warning',
  task: 3,
  files: ['logs/task3/s1.log', 'logs/task3/s2.log'],
  message: 'Two logs are the same file.',
  hint: '',
  because: { code: 'same-file-twice', count: 2 },
};

const todo: Finding = {
  rule: 'todo-left',
  level: 'note',
  task: undefined,
  files: [],
  message: 'A TODO is left in the report.',
  hint: '',
  because: { code: 'todo', heading: 'A section' },
};

/** What somebody could give a file as its name, or write where a reason quotes it. */
export const hostileTexts: readonly string[] = [
  '<script>globalThis.ran = 1</script>',
  '"><img src=x onerror="globalThis.ran = 2">',
  "' onmouseover='globalThis.ran = 3",
  'javascript:globalThis.ran=4',
  '//evil.invalid/a',
  'two\nlines\r\nand\u2028more\u0085',
  '\u001b[31mred\u001b[0m \u001b]0;title\u0007 \u009b31m nul \u0000',
  'right to left \u202Egnp.exe \u2066x\u2069 \u200F',
  ']]> --> &amp; &#60; \uFFFE \uD800',
  '=HYPERLINK("http://evil.invalid","x")',
  `${'long '.repeat(1000)}${'x'.repeat(5000)}`,
];

/** A hand-in whose every text is one of these. */
export function aHostileResult(text: string): CheckResult {
  const findings = [failedHandler, sameFile, todo].map((finding) => ({
    ...finding,
    files: [text],
    message: text,
    hint: text,
    because: { code: 'todo' as const, heading: text },
  }));
  const items = aResult().items.map((item, index) => ({
    ...item,
    status: index % 2 === 0 ? ('missing' as const) : ('present' as const),
    evidence: [text, `folder/${text}`],
    reason: text,
    hint: text,
    look: text,
    ...(index % 3 === 0
      ? { override: { was: 'empty' as const, reason: text, by: text, date: '2026-01-12' } }
      : {}),
    because: { code: 'film' as const, path: text },
    advice: { code: 'show-screenshot' as const, path: text, task: 6 as const },
  }));
  const lastCommit = { commit: text, date: '2026-01-12T09:30:00+01:00', by: text };
  const origin = { members: [text], authors: [text], repository: text, lastCommit };
  return { name: text, lang: 'en', root: text, report: [text], origin, items, findings };
}

/** Characters that no terminal, page or table should get from a hand-in; line ends and tabs are not among them. */
export const unwanted = /[^\P{Cc}\t\n\r]|[\u202a-\u202e\u2066-\u2069\ufffe]/u;

/** Nothing to judge in a folder, in these words. */
export function nothingIn(folder: string, why = 'no such folder'): NothingToJudge {
  return { folder, why, because: { code: 'no-folder' } };
}
