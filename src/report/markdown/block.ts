import { unreachable } from '../../failure.js';
import type { Block, Gap, Report } from '../model.js';
import { numberText } from '../number-text.js';
import { timeText } from '../time-text.js';
import type { Words } from '../words.js';
import { codeSpan, escapeMarkdown } from './escape.js';
import { fence } from './fence.js';
import { markdownLink } from './link.js';
import { markdownTable } from './table.js';

/** A block in Markdown; `undefined` for evidence that the table before it tells of already. */
export function markdownBlock(block: Block, words: Words): string | undefined {
  switch (block.kind) {
    case 'prose':
      return block.markdown;
    case 'evidence':
      return block.shown === 'folded' ? undefined : evidence(block, words);
    case 'difference': {
      const title = `**${escapeMarkdown(words.difference(block.from, block.to))}**`;
      return block.patch === '' ? `${title} – ${words.same}` : `${title}\n\n${fence(block.patch, 'diff')}`;
    }
    case 'picture':
    case 'drawing':
      return `![${escapeMarkdown(block.alt)}](${block.file.href})\n\n*${escapeMarkdown(block.caption)}*`;
    case 'table': {
      const text = block.cells === 'recorded' ? code : escapeMarkdown;
      const rows = block.rows.map((row) =>
        row.map((cell) => (typeof cell === 'string' ? text(cell) : markdownLink(cell))),
      );
      return `**${escapeMarkdown(block.caption)}**\n\n${markdownTable(block.head.map(escapeMarkdown), rows)}`;
    }
    case 'gap':
      return gap(block, words);
    default:
      return unreachable(block);
  }
}

/** What is missing in the whole report, before anything else. */
export function gapSummary({ gaps }: Report, words: Words): string[] {
  if (gaps.length === 0) return [];
  const rows = gaps.map(({ fault, where, what, why, hint }) => [
    escapeMarkdown(where),
    `${words.faults[fault]}${words.colon}${escapeMarkdown(what)}`,
    escapeMarkdown(why),
    codeSpan(hint),
  ]);
  const head = [words.gapWhere, words.gapWhat, words.gapWhy, words.gapHint];
  return [
    quote('WARNING', [`**${words.gapsTitle(gaps.length)}**`, '', markdownTable(head, rows)].join('\n')),
  ];
}

function evidence(block: Extract<Block, { kind: 'evidence' }>, words: Words): string {
  const facts = [
    [...new Set(block.commands)].map(codeSpan).join('; '),
    timeText(block.time, 'clock') && `${timeText(block.time, 'clock')} UTC`,
    block.omittedLines > 0 ? words.omitted(numberText(block.omittedLines, words.lang)) : '',
  ].filter((fact) => fact !== '');
  const language = block.language === 'log' ? 'text' : block.language;
  return `${[markdownLink(block.file), ...facts].join(' · ')}\n\n${fence(block.excerpt, language)}`;
}

function gap({ fault, what, why, hint, optional }: Gap, words: Words): string {
  const title = optional ? `${words.optional} – ${words.faults[fault]}` : words.faults[fault];
  const text = `**${title}${words.colon}${escapeMarkdown(what)}** – ${escapeMarkdown(why)}.  \n→ ${codeSpan(hint)}`;
  return quote(optional ? 'NOTE' : 'WARNING', text);
}

function quote(kind: 'NOTE' | 'WARNING', text: string): string {
  return [`[!${kind}]`, ...text.split('\n')].map((line) => `> ${line}`.trimEnd()).join('\n');
}

/** A time or a size reads as text; everything else is somebody's words, of fixed width. */
function code(cell: string): string {
  return /^[\d:.,\s]*[A-Za-z]{0,2}$/.test(cell) ? escapeMarkdown(cell) : codeSpan(cell);
}
