import { logFolder } from '../../evidence/task-variant.js';
import type { Expectation, Repair } from '../../evidence/manifest.js';
import type { RecordedTask } from '../input.js';
import { linkTo } from '../link.js';
import { codeSpan, escapeMarkdown } from '../markdown/escape.js';
import { markdownLink } from '../markdown/link.js';
import type { Block } from '../model.js';
import { ownLabWordsOf } from '../own-lab-words.js';
import type { Words } from '../words.js';

/** What the run of a student's own lab tells of itself: ids of containers, what was repaired, and what did not come true. */
export function ownLabBlocks({ plan, manifest }: RecordedTask, words: Words): Block[] {
  if (manifest === undefined) return [];
  const { nodes = {}, repaired = [], expectations } = manifest;
  const own = ownLabWordsOf(words.lang);
  const ids = Object.entries(nodes).map(([node, id]) => `${escapeMarkdown(node)} (${codeSpan(id)})`);
  return [
    ...prose(ids.length > 0 ? own.containers(ids.join(', ')) : undefined),
    ...repaired.flatMap((repair) => prose(repairNote(repair, logFolder(plan), words))),
    ...expectationBlocks(expectations, words),
  ];
}

function prose(markdown: string | undefined): Block[] {
  return markdown === undefined ? [] : [{ kind: 'prose', markdown }];
}

function repairNote({ file, patch, reasons }: Repair, folder: string, { lang }: Words): string {
  const said = ownLabWordsOf(lang).repaired(codeSpan(file), markdownLink(linkTo(`${folder}/${patch}`)));
  return [said, '', ...reasons.map((reason) => `- ${escapeMarkdown(reason)}`)].join('\n');
}

function expectationBlocks(
  expectations: readonly Expectation[] | undefined,
  { lang, colon }: Words,
): Block[] {
  if (expectations === undefined || expectations.length === 0) return [];
  const own = ownLabWordsOf(lang);
  const missed = expectations.filter(({ outcome }) => outcome !== 'as-expected');
  if (missed.length === 0) return prose(own.allTrue(expectations.length));
  const rows = missed.map((one) => {
    const prefix =
      one.outcome === 'not-judged' || one.outcome === 'tool-fault'
        ? `${own.outcomes[one.outcome]}${colon}`
        : '';
    return [one.step, one.expected, `${prefix}${one.seen}`, whyText(one, own.unknown)];
  });
  const head = [own.step, own.expected, own.seen, own.why];
  return [{ kind: 'table', cells: 'told', caption: own.notTrue, head, rows }];
}

/** `no handler is called (ha/services/serf/run:3) → add …` */
function whyText({ reason, file, line, hint }: Expectation, unknown: string): string {
  const place = file === undefined ? '' : ` (${file}${line === undefined ? '' : `:${line}`})`;
  return `${reason ?? unknown}${place}${hint === undefined ? '' : ` → ${hint}`}`;
}
