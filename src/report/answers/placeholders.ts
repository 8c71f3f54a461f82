import { ofTaskWord, type TaskVariant } from '../../evidence/task-variant.js';
import { plainText } from '../../plain-text.js';
import { bytesIn, numberText, percentText, secondsText, withUnit } from '../number-text.js';
import { escapeMarkdown } from '../markdown/escape.js';
import { markdownSegments } from './markdown-segments.js';
import type { Words } from '../words.js';

/** Finds a recorded value. */
export type FindValue = (place: {
  readonly of: TaskVariant | 'bench';
  /** A JSON file of the task, without `.json`. */
  readonly stem: string;
  readonly path: readonly string[];
}) => { readonly value: unknown } | Unfound;

/** Why there is no value. */
interface Unfound {
  readonly why: string;
  /** What brings it, where that is not a better placeholder. */
  readonly hint?: string;
}

/** A placeholder without a value. */
export interface UnknownValue extends Unfound {
  readonly name: string;
}

/**
 * Puts recorded values in the place of `{{ task5/FILE.path | FORMAT }}`; a variant is named as in `task6-hitless/…`, the bench as in `bench.…`. Within code, braces that do not begin with a
 * task are left alone: there they may be a template that is talked about.
 */
export function fillPlaceholders(
  markdown: string,
  find: FindValue,
  words: Words,
): { readonly markdown: string; readonly unknown: readonly UnknownValue[] } {
  const unknown: UnknownValue[] = [];
  const filled = markdownSegments(markdown).map(({ kind, source }) =>
    source.replace(/\{\{([^{}\n]*)\}\}/g, (whole, inner: string) => {
      const inCode = kind !== 'text';
      const name = inner.replaceAll('\\|', '|').trim();
      if (inCode && !/^(task\d|bench\.)/.test(name)) return whole;
      const found = resolve(name, find, words);
      if ('text' in found)
        return inCode ? plainText(found.text).replace(/[`\n]/g, ' ') : escapeMarkdown(found.text);
      unknown.push({ name, ...found });
      const told = words.unknownValue(name);
      return inCode ? told.replaceAll('`', ' ') : `**${escapeMarkdown(told)}**`;
    }),
  );
  return { markdown: filled.join(''), unknown };
}

const placeholder =
  /^(?:(task\d{1,2}(?:-[a-z]+)?)\/([A-Za-z0-9-]+)|bench)\.([A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]+)*)(?:\s*\|\s*([A-Za-z]+))?$/;

function resolve(name: string, find: FindValue, words: Words): { text: string } | Unfound {
  const [, word = '', stem = '', path = '', format] = placeholder.exec(name) ?? [];
  const of = path !== '' && word === '' ? 'bench' : ofTaskWord(word);
  if (of === undefined) return { why: words.why.notAPlaceholder };
  const found = find({ of, stem, path: path.split('.') });
  if ('why' in found) return found;
  if (format === undefined) return asIs(found.value, words);
  const write = formats.get(format);
  if (!write) return { why: words.why.noSuchFormat(format, [...formats.keys()].join(', ')) };
  const text = write(found.value, words);
  return text === undefined ? { why: words.why.wrongKind(format) } : { text };
}

function asIs(value: unknown, { lang, why }: Words): { text: string } | Unfound {
  if (typeof value === 'number') return { text: numberText(value, lang) };
  if (typeof value === 'string' || typeof value === 'boolean') return { text: String(value) };
  return { why: why.notAValue };
}

type Format = (value: unknown, words: Words) => string | undefined;

const formats = new Map<string, Format>([
  ['ms', ofNumber((value, lang) => withUnit(numberText(value, lang, 0), 'ms'))],
  ['seconds', ofNumber(secondsText)],
  ['MB', ofNumber((value, lang) => bytesIn('MB', value, lang))],
  ['kB', ofNumber((value, lang) => bytesIn('kB', value, lang))],
  ['percent', ofNumber(percentText)],
  ['list', listText],
]);

function ofNumber(write: (value: number, lang: Words['lang']) => string): Format {
  return (value, { lang }) => (typeof value === 'number' ? write(value, lang) : undefined);
}

function listText(value: unknown): string | undefined {
  if (!Array.isArray(value)) return undefined;
  const parts: unknown[] = value;
  if (!parts.every((part) => typeof part === 'string' || typeof part === 'number')) return undefined;
  return parts.length === 0 ? '–' : parts.join(', ');
}
