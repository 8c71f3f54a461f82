import { z } from 'zod';
import type { Diagnostic } from './diagnostic.js';
import { describeIssues } from './issue-words.js';
import { YamlFile, type Path } from './yaml-file.js';

export { suggestion } from './suggestion.js';

/** A parsed file and a way back from a path in its data to a place in its text. */
export interface ParsedYaml<T> {
  /** `undefined` exactly where there are diagnostics. */
  readonly value: T | undefined;
  /** All mistakes that were found, in the order of their places. */
  readonly diagnostics: readonly Diagnostic[];
  /** Makes a diagnostic for the value (or, with `onKey`, the key) at a path. */
  diagnose(path: Path, message: string, hint?: string, onKey?: boolean): Diagnostic;
}

/**
 * Reads YAML against a schema; every mistake comes with its place and, for a wrong word, the nearest right one. A file
 * without content is read as a map without entries where the schema allows that.
 */
export function parseYaml<S extends z.ZodType>(
  file: string,
  text: string,
  schema: S,
): ParsedYaml<z.infer<S>> {
  const yaml = new YamlFile(file, text);
  const diagnose: ParsedYaml<unknown>['diagnose'] = (path, message, hint, onKey = false) =>
    yaml.diagnoseAt(path, onKey, { message, ...(hint === undefined ? {} : { hint }) });
  const wrong = (all: readonly Diagnostic[]): ParsedYaml<z.infer<S>> => {
    const diagnostics = byPlace(all);
    const [next, ...more] = diagnostics.splice(mostDiagnostics);
    if (next) diagnostics.push({ ...next, message: `${next.message}, and ${more.length} more mistakes` });
    return { value: undefined, diagnostics, diagnose };
  };
  const read = yaml.read();
  if ('diagnostics' in read) return wrong(read.diagnostics);
  const empty = read.data === null || read.data === undefined;
  const result = schema.safeParse(empty ? {} : read.data);
  if (result.success) return { value: result.data, diagnostics: [], diagnose };
  const words = z.toJSONSchema(schema, { unrepresentable: 'any' });
  if (empty) return wrong([diagnose([], 'this file is empty', knownWords(words))]);
  return wrong(
    describeIssues(result.error.issues, read.data, words).map(({ path, message, hint, onKey }) =>
      diagnose(path, message, hint, onKey),
    ),
  );
}

/** Nobody mends more of them before looking again. */
const mostDiagnostics = 50;

function knownWords({ properties = {} }: { readonly properties?: object }): string {
  return `known here: ${Object.keys(properties).join(', ')}`;
}

function byPlace(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  return [...diagnostics].sort((left, right) => left.line - right.line || left.column - right.column);
}
