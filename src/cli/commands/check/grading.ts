import { existsSync, realpathSync } from 'node:fs';
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import type { CheckedLab } from '../../../check/checked-lab.js';
import type { ReadOverride } from '../../../check/overrides/read-overrides.js';
import { pointsOfProduct } from '../../../check/points/default-points.js';
import type { PointRules } from '../../../check/points/points-file.js';
import { withPoints } from '../../../check/points/with-points.js';
import { Failed } from '../../../failure.js';
import type { Diagnostic } from '../../../scenario/diagnostic.js';
import type { CheckedFolder } from './check-folders.js';
import { shown } from './check-words.js';
import { withHistory } from './with-history.js';

/** Files that a teacher has written. */
export interface GradingFiles {
  readonly points?: string;
  readonly overrides?: string;
  /** Folder of the pages, where overrides are looked for when no file is named. */
  readonly out: string;
}

/** What they say. */
export interface Grading {
  readonly rules: PointRules;
  readonly overrides: readonly ReadOverride[];
}

/**
 * Reads what counts, and what a person has decided; about decisions that are left out it warns.
 *
 * @param folders the hand-ins
 * @throws Failed `scenario-invalid` with every mistake, `usage` where a file cannot be read
 */
export async function readGrading(
  files: GradingFiles,
  folders: readonly string[],
  lab: CheckedLab,
): Promise<Grading> {
  return {
    rules: files.points === undefined ? pointsOfProduct(lab) : await readRules(files.points, lab),
    overrides: await readDecisions(files, folders, lab),
  };
}

async function readRules(path: string, lab: CheckedLab): Promise<PointRules> {
  const { readPoints } = await import('../../../check/points/read-points.js');
  const { file, text } = await readNamed(path);
  const read = readPoints(file, text, lab);
  if (!read.ok) throw new Failed({ reason: 'scenario-invalid', diagnostics: read.diagnostics });
  return read.rules;
}

async function readDecisions(
  { overrides: named, out }: GradingFiles,
  folders: readonly string[],
  lab: CheckedLab,
): Promise<readonly ReadOverride[]> {
  const beside = join(out, 'overrides.yaml');
  if (named === undefined && !existsSync(beside)) return [];
  if (named === undefined && folders.some((folder) => isWithin(folder, beside))) {
    warn(
      `${beside} lies in a hand-in, whose author may have written it: it is left out; to have it read, name it with --overrides`,
    );
    return [];
  }
  const { readOverrides } = await import('../../../check/overrides/read-overrides.js');
  const { file, text } = await readNamed(named ?? beside);
  const { overrides, warnings, mistakes } = readOverrides(file, text, lab);
  if (mistakes.length > 0) throw new Failed({ reason: 'scenario-invalid', diagnostics: mistakes });
  warnAll(warnings);
  return overrides;
}

/** Adds history, decisions and points to results, in this order. */
export async function graded(
  checked: readonly CheckedFolder[],
  { rules, overrides }: Grading,
): Promise<CheckedFolder[]> {
  const known = await withHistory(checked);
  const decided = overrides.length === 0 ? known : await withDecisions(known, overrides);
  return decided.map((one) => ({ ...one, result: withPoints(one.result, rules) }));
}

async function withDecisions(
  known: readonly CheckedFolder[],
  overrides: readonly ReadOverride[],
): Promise<readonly CheckedFolder[]> {
  const { withOverrides } = await import('../../../check/overrides/with-overrides.js');
  const { checked, warnings } = withOverrides(known, overrides);
  warnAll(warnings);
  return checked;
}

/** A file that somebody has named may lie anywhere. */
async function readNamed(path: string): Promise<{ readonly file: string; readonly text: string }> {
  const { readYamlText } = await import('../../read-yaml-text.js');
  const place = realOf(path);
  if (place === undefined) throw new Failed({ reason: 'usage', message: `there is no file ${shown(path)}` });
  const { text } = readYamlText(place, dirname(place));
  return { file: path, text };
}

function isWithin(folder: string, file: string): boolean {
  const way = relative(realOf(folder) ?? resolve(folder), realOf(file) ?? resolve(file));
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

function realOf(path: string): string | undefined {
  try {
    return realpathSync(path);
  } catch {
    return undefined;
  }
}

const mostWarnings = 20;

function warnAll(warnings: readonly Diagnostic[]): void {
  for (const { file, line, column, message, hint } of warnings.slice(0, mostWarnings))
    warn(`${file}:${line}:${column}: ${message}${hint === undefined ? '' : `; ${hint}`}`);
  if (warnings.length > mostWarnings) warn(`${warnings.length - mostWarnings} more of the kind`);
}

function warn(text: string): void {
  process.stderr.write(`warning: ${shown(text)}\n`);
}
