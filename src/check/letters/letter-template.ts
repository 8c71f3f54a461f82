import type { Diagnostic } from '../../scenario/diagnostic.js';
import { suggestion } from '../../scenario/suggestion.js';

/** What a letter can say, by the names of its placeholders; `docs/class.md` explains each. */
export const letterNames = [
  'hand-in',
  'present',
  'all',
  'complete',
  'there',
  'missing',
  'optional',
  'fails',
  'works',
  'not-judged',
  'contradictions',
  'nothing',
] as const;
export type LetterName = (typeof letterNames)[number];

/** Text for each placeholder; empty where there is nothing to say. */
export type LetterValues = Readonly<Record<LetterName, string>>;

/** A template that was read. */
export interface LetterTemplate {
  readonly parts: readonly Part[];
}

/** Lines with placeholders, or some that are there only when a placeholder has, or has not, anything to say. */
type Part =
  | { readonly kind: 'line'; readonly pieces: readonly Piece[] }
  | {
      readonly kind: 'section';
      readonly name: LetterName;
      readonly whenSaid: boolean;
      readonly parts: readonly Part[];
    };
type Piece = string | { readonly name: LetterName };

interface OpenSection {
  readonly name: LetterName;
  readonly whenSaid: boolean;
  readonly parts: Part[];
  readonly diagnose: (message: string, hint?: string) => Diagnostic;
}

/**
 * Reads a template: `{{name}}` is what is to be said; lines between `{{#name}}` and `{{/name}}`, each alone on a line, stay
 * only where there is something to say, and those between `{{^name}}` and `{{/name}}` only where there is nothing.
 */
export function parseLetterTemplate(
  file: string,
  source: string,
): { readonly template: LetterTemplate } | { readonly diagnostics: readonly Diagnostic[] } {
  const whole: Part[] = [];
  const open: OpenSection[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const [index, row] of source.split(/\r?\n/).entries()) {
    const parts = open.at(-1)?.parts ?? whole;
    const diagnoseAt =
      (column: number, length: number) =>
      (message: string, hint?: string): Diagnostic => ({
        ...{ file, line: index + 1, column: column + 1, length: Math.max(1, length), source: row, message },
        ...(hint === undefined ? {} : { hint }),
      });
    const [, before = '', sign = '', word = ''] =
      /^(\s*)\{\{\s*([#^/])\s*([^{}]*?)\s*\}\}\s*$/.exec(row) ?? [];
    if (sign === '') {
      const { pieces, wrong } = readLine(row, diagnoseAt);
      diagnostics.push(...wrong);
      parts.push({ kind: 'line', pieces });
      continue;
    }
    const diagnose = diagnoseAt(before.length, row.trim().length);
    const name = nameOf(word);
    if (name === undefined) diagnostics.push(diagnose(...unknown(word)));
    else if (sign !== '/') open.push({ name, whenSaid: sign === '#', parts: [], diagnose });
    else {
      const section = open.at(-1);
      if (section?.name === name) {
        open.pop();
        (open.at(-1)?.parts ?? whole).push({ kind: 'section', ...section });
      } else
        diagnostics.push(
          section === undefined
            ? diagnose(`nothing is open that {{/${name}}} could close`, `write {{#${name}}} above it`)
            : diagnose(
                `{{/${name}}} does not close {{#${section.name}}}`,
                `write {{/${section.name}}} first`,
              ),
        );
    }
  }
  // What follows one mistake of this kind would be more of it.
  if (diagnostics.length === 0)
    diagnostics.push(
      ...open.map(({ name, diagnose }) =>
        diagnose(`this is never closed`, `write {{/${name}}} on a line of its own below it`),
      ),
    );
  return diagnostics.length > 0
    ? { diagnostics: diagnostics.slice(0, mostDiagnostics) }
    : { template: { parts: whole } };
}

/** Nobody mends more of them before looking again. */
const mostDiagnostics = 50;

type DiagnoseAt = (column: number, length: number) => (message: string, hint?: string) => Diagnostic;

function readLine(row: string, diagnoseAt: DiagnoseAt): { pieces: Piece[]; wrong: Diagnostic[] } {
  const pieces: Piece[] = [];
  const wrong: Diagnostic[] = [];
  let at = 0;
  for (let from = row.indexOf('{{'); from >= 0; from = row.indexOf('{{', at)) {
    pieces.push(row.slice(at, from));
    const end = row.indexOf('}}', from);
    const word = end < 0 ? '' : row.slice(from + 2, end).trim();
    const name = nameOf(word);
    at = end < 0 ? row.length : end + 2;
    const diagnose = diagnoseAt(from, at - from);
    if (end < 0) wrong.push(diagnose('this placeholder is never closed', 'write }} behind its name'));
    else if (/^[#^/]/.test(word))
      wrong.push(diagnose(`{{${word}}} has other text beside it`, 'put it on a line of its own'));
    else if (name === undefined) wrong.push(diagnose(...unknown(word)));
    else pieces.push({ name });
  }
  return { pieces: [...pieces, row.slice(at)].filter((piece) => piece !== ''), wrong };
}

function nameOf(word: string): LetterName | undefined {
  return letterNames.find((name) => name === word);
}

function unknown(word: string): [message: string, hint: string] {
  return [`unknown placeholder "${word.slice(0, 60)}"`, suggestion(word.slice(0, 60), letterNames)];
}

/** Fills a template in; what has nothing to say leaves no gap. */
export function fillLetter({ parts }: LetterTemplate, values: LetterValues): string {
  return `${linesOf(parts, values)
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()}\n`;
}

function linesOf(parts: readonly Part[], values: LetterValues): string[] {
  return parts.flatMap((part) => {
    if (part.kind === 'section')
      return (values[part.name] !== '') === part.whenSaid ? linesOf(part.parts, values) : [];
    return [part.pieces.map((piece) => (typeof piece === 'string' ? piece : values[piece.name])).join('')];
  });
}
