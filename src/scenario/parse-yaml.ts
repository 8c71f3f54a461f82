import leven from 'leven';
import { isMap, isNode, isPair, isScalar, LineCounter, parseDocument, type Document } from 'yaml';
import { z } from 'zod';
import type { Diagnostic } from './diagnostic.js';

type Path = readonly PropertyKey[];

/** A parsed file and a way back from a path in its data to a place in its text. */
export interface ParsedYaml<T> {
  readonly value: T | undefined;
  readonly diagnostics: readonly Diagnostic[];
  /** Makes a diagnostic for the value (or, with `onKey`, the key) at a path. */
  diagnose(path: Path, message: string, hint?: string, onKey?: boolean): Diagnostic;
}

/** Reads YAML against a schema; every mistake comes with its place and, for a wrong word, the nearest right one. */
export function parseYaml<S extends z.ZodType>(file: string, text: string, schema: S): ParsedYaml<z.infer<S>> {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const at = (from: number, to: number, message: string, hint?: string): Diagnostic => {
    const { line, col } = lines.linePos(from);
    const source = (text.split('\n')[line - 1] ?? '').replace(/\r$/, '');
    const length = Math.max(1, Math.min(to - from, source.length - col + 1));
    return { file, line, column: col, length, source, message, ...(hint === undefined ? {} : { hint }) };
  };
  const diagnose: ParsedYaml<unknown>['diagnose'] = (path, message, hint, onKey = false) => {
    const [from, to] = rangeOf(document, path, onKey);
    return at(from, to, message, hint);
  };
  if (document.errors.length > 0) {
    const diagnostics = document.errors.map((error) => at(error.pos[0], error.pos[1], yamlMessage(error.code, error.message)));
    return { value: undefined, diagnostics, diagnose };
  }
  const result = schema.safeParse(document.toJS());
  if (result.success) return { value: result.data, diagnostics: [], diagnose };
  const words = z.toJSONSchema(schema, { unrepresentable: 'any' });
  const diagnostics = result.error.issues.flatMap((issue) => describe(issue, words, diagnose));
  return { value: undefined, diagnostics, diagnose };
}

function yamlMessage(code: string, message: string): string {
  return code === 'DUPLICATE_KEY' ? 'this word stands here twice; keep one' : message;
}

function describe(
  issue: z.core.$ZodIssue,
  schema: JsonSchema,
  diagnose: ParsedYaml<unknown>['diagnose'],
): Diagnostic[] {
  if (issue.code === 'unrecognized_keys') {
    const known = wordsAt(schema, issue.path);
    return issue.keys.map((key) =>
      diagnose([...issue.path, key], `unknown word "${key}"`, suggestion(key, known), true),
    );
  }
  if (issue.code === 'invalid_key') {
    return [diagnose(issue.path, issue.issues[0]?.message ?? issue.message, undefined, true)];
  }
  if (issue.code === 'invalid_union') {
    const deepest = issue.errors
      .flat()
      .sort((left, right) => right.path.length - left.path.length)
      .find((inner) => inner.code !== 'invalid_type' || inner.path.length > 0);
    if (deepest) return [diagnose([...issue.path, ...deepest.path], deepest.message)];
  }
  if (issue.code === 'invalid_type' && issue.message.endsWith('undefined')) {
    const name = String(issue.path.at(-1));
    return [diagnose(issue.path.slice(0, -1), `\`${name}\` is missing here`)];
  }
  const onKey = issue.code === 'custom';
  return [diagnose(issue.path, issue.message.replace(/^Invalid input: /, ''), undefined, onKey)];
}

/** The nearest right word, or all of them when none is near. */
export function suggestion(word: string, known: readonly string[]): string {
  const nearest = known
    .map((candidate) => ({ candidate, distance: leven(word, candidate) }))
    .sort((left, right) => left.distance - right.distance)[0];
  if (nearest && nearest.distance <= Math.max(2, Math.floor(nearest.candidate.length / 3))) {
    return `did you mean "${nearest.candidate}"?`;
  }
  return `known here: ${known.join(', ')}`;
}

interface JsonSchema {
  readonly properties?: Record<string, JsonSchema | boolean>;
  readonly additionalProperties?: JsonSchema | boolean;
  readonly items?: unknown;
}

/** The keys that a schema allows at a path. */
function wordsAt(schema: JsonSchema, path: Path): string[] {
  let here: JsonSchema | undefined = schema;
  for (const part of path) {
    const next: unknown = typeof part === 'number' ? here?.items : (here?.properties?.[String(part)] ?? here?.additionalProperties);
    here = isSchema(next) ? next : undefined;
  }
  return Object.keys(here?.properties ?? {});
}

function isSchema(value: unknown): value is JsonSchema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Character offsets of the node at a path, or of the nearest one above it that exists. */
function rangeOf(document: Document, path: Path, onKey: boolean): [number, number] {
  for (let length = path.length; length > 0; length--) {
    const parent: unknown = length === 1 ? document.contents : document.getIn(path.slice(0, length - 1), true);
    const key = path[length - 1];
    const exact = length === path.length;
    if (isMap(parent)) {
      const pair = parent.items.find((item) => isScalar(item.key) && item.key.value === key);
      const target = pair && ((onKey && exact) || !isNode(pair.value) || !isScalar(pair.value) ? pair.key : pair.value);
      if (isNode(target) && target.range) return [target.range[0], target.range[1]];
    } else {
      const found: unknown = document.getIn(path.slice(0, length), true);
      const target = isMap(found) && isPair(found.items[0]) ? found.items[0].key : found;
      if (isNode(target) && target.range) return [target.range[0], target.range[1]];
    }
  }
  const top = document.contents?.range;
  return top ? [top[0], Math.min(top[1], top[0] + 1)] : [0, 1];
}
