import type { z } from 'zod';
import { suggestion } from './suggestion.js';
import { foundText, sizeText, typeText } from './value-words.js';
import type { Path } from './yaml-file.js';

/** A breach of a schema in words; the place is a path in the data. */
export interface IssueWords {
  readonly path: Path;
  readonly message: string;
  readonly hint?: string;
  /** The word itself is meant, and not what stands behind it. */
  readonly onKey: boolean;
}

type Issue = z.core.$ZodIssue;

/** Puts what zod found into plain words, with the nearest right one for each wrong one. */
export function describeIssues(issues: readonly Issue[], data: unknown, schema: JsonSchema): IssueWords[] {
  const unknownAt = new Set(
    issues.filter(({ code }) => code === 'unrecognized_keys').map(({ path }) => JSON.stringify(path)),
  );
  const missing = issues.filter((issue) => isMissing(issue, data));
  return [
    ...describeMissing(missing.map(({ path }) => path)),
    ...issues
      .filter((issue) => !missing.includes(issue))
      .filter(({ code, path }) => code !== 'custom' || !unknownAt.has(JSON.stringify(path)))
      .flatMap((issue) => describe(issue, data, schema)),
  ];
}

function isMissing({ path, code }: Issue, data: unknown): boolean {
  return typeof path.at(-1) === 'string' && code !== 'custom' && valueAt(data, path) === undefined;
}

/** One sentence for all that is missing at the same place. */
function describeMissing(paths: readonly Path[]): IssueWords[] {
  const places = new Map<string, { path: Path; names: string[] }>();
  for (const path of paths) {
    const parent = path.slice(0, -1);
    const place = places.get(JSON.stringify(parent)) ?? { path: parent, names: [] };
    place.names.push(`\`${String(path.at(-1))}\``);
    places.set(JSON.stringify(parent), place);
  }
  return [...places.values()].map(({ path, names }) => ({
    path,
    message: `${names.join(', ')} ${names.length === 1 ? 'is' : 'are'} missing here`,
    onKey: false,
  }));
}

function describe(issue: Issue, data: unknown, schema: JsonSchema): IssueWords[] {
  const { path } = issue;
  switch (issue.code) {
    case 'unrecognized_keys': {
      const known = wordsAt(schema, path);
      return issue.keys.map((key) => ({
        path: [...path, key],
        message: `unknown word "${key}"`,
        hint: suggestion(key, known),
        onKey: true,
      }));
    }
    case 'invalid_key':
      return [{ path, message: `expected ${issue.issues[0]?.message ?? 'another word'}`, onKey: true }];
    case 'invalid_type':
      return [wrongType([issue.expected], path, data)];
    case 'invalid_union':
      return describeUnion(issue, data, schema);
    case 'invalid_value': {
      const known = issue.values.map(String);
      const found = valueAt(data, path);
      const hint = typeof found === 'string' ? { hint: suggestion(found, known) } : {};
      return [{ path, message: `expected ${known.join(' or ')}`, ...hint, onKey: false }];
    }
    case 'too_small':
      return [{ path, message: `expected at least ${sizeText(issue.minimum, issue.origin)}`, onKey: false }];
    case 'too_big':
      return [{ path, message: `expected at most ${sizeText(issue.maximum, issue.origin)}`, onKey: false }];
    case 'custom':
      return [{ path, message: `expected ${issue.message}`, onKey: true }];
    case 'invalid_format':
    case 'invalid_element':
    case 'not_multiple_of':
      return [
        {
          path,
          message: issue.message.replace(/^Invalid string: must match pattern/, 'expected text of the form'),
          onKey: false,
        },
      ];
  }
}

/** A value that may have several forms: where one of them fits its outside, the mistake is inside. */
function describeUnion(issue: z.core.$ZodIssueInvalidUnion, data: unknown, schema: JsonSchema): IssueWords[] {
  const isOutside = (inner: Issue): boolean => inner.code === 'invalid_type' && inner.path.length === 0;
  const fitting = issue.errors.find((branch) => branch.length > 0 && !branch.some(isOutside));
  if (fitting) {
    const below = fitting.map((inner) => ({ ...inner, path: [...issue.path, ...inner.path] }));
    return describeIssues(below, data, schema);
  }
  const expected = issue.errors
    .flat()
    .flatMap((inner) => (inner.code === 'invalid_type' ? [inner.expected] : []));
  return [wrongType(expected, issue.path, data)];
}

function wrongType(expected: readonly string[], path: Path, data: unknown): IssueWords {
  const found = valueAt(data, path);
  const message = `expected ${expected.map(typeText).join(' or ')}, found ${foundText(found)}`;
  const isQuotable =
    expected.length === 1 && expected[0] === 'string' && ['number', 'boolean'].includes(typeof found);
  const isUnquotable =
    typeof found === 'string' && found !== '' && !expected.includes('string') && !Number.isNaN(Number(found));
  const hint = isQuotable ? 'put it in quotes' : isUnquotable ? 'write it without quotes' : undefined;
  return { path, message, ...(hint === undefined ? {} : { hint }), onKey: false };
}

function valueAt(data: unknown, path: Path): unknown {
  return path.reduce((here: unknown, part) => (isMap(here) ? here[part] : undefined), data);
}

function isMap(value: unknown): value is Record<PropertyKey, unknown> {
  return typeof value === 'object' && value !== null;
}

/** As much of a JSON schema as it takes to find the words that are known at a path. */
export interface JsonSchema {
  readonly properties?: Record<string, JsonSchema | boolean>;
  readonly additionalProperties?: JsonSchema | boolean;
  readonly items?: unknown;
}

function wordsAt(schema: JsonSchema, path: Path): string[] {
  let here: JsonSchema | undefined = schema;
  for (const part of path) {
    const next: unknown =
      typeof part === 'number'
        ? here?.items
        : (here?.properties?.[String(part)] ?? here?.additionalProperties);
    here = isMap(next) && !Array.isArray(next) ? next : undefined;
  }
  return Object.keys(here?.properties ?? {});
}
