import { readdirSync, readFileSync } from 'node:fs';
import { basename, join, relative } from 'node:path';

/** Paths of compiled test files. */
export interface TestFiles {
  /** Those that need no engine. */
  readonly unit: readonly string[];
  /** The same, of what keeps a pace: they want the processor when they want it. */
  readonly paced: readonly string[];
  /** Those that drive the command on an engine, quick ones first. */
  readonly fixed: readonly string[];
  /** The same, of labs in isolated mode: they can go on beside others. */
  readonly isolated: readonly string[];
}

/**
 * End-to-end tests whose labs have names, ports and addresses that are free: with `--isolated`, or as the bench and chaos do
 * by themselves. Every other one is alone with the ports of this machine. In the order in which they are carried out: what
 * takes all of the machine goes last.
 */
export const isolatedTests = [
  'images',
  'course-images',
  'own-repository',
  'report',
  'hitless',
  'load',
  'screenshots',
  'experiments-2',
  'variants',
  'experiments-0-1',
  'chaos',
  'chaos-undefended',
  'bench-cost',
  'bench',
];

/** Tests that take minutes; what has gone wrong is to be seen before they begin. */
const longest = ['by-hand', 'workspaces', 'lab'];

/** The test files below a folder; `wanted` are parts of paths, or the word `unit`, and none means all. */
export function findTestFiles(root: string, wanted: readonly string[]): TestFiles {
  const isEndToEnd = (name: string): boolean => name.startsWith('e2e');
  const isUnit = (name: string): boolean => !isEndToEnd(name) && !startsProcesses(join(root, name));
  const isWanted = (name: string): boolean =>
    wanted.length === 0 || wanted.some((part) => (part === 'unit' ? isUnit(name) : name.includes(part)));
  const names = readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.test.js') && isWanted(name))
    .sort();
  const endToEnd = names.filter(isEndToEnd);
  const isIsolated = (name: string): boolean => isolatedTests.includes(testName(name));
  const inOrder = (some: readonly string[], order: readonly string[]): string[] =>
    [...some]
      .sort((one, other) => order.indexOf(testName(one)) - order.indexOf(testName(other)))
      .map((name) => join(root, name));
  const isPaced = (name: string): boolean => name.startsWith('load');
  const paths = (some: readonly string[]): string[] => some.map((name) => join(root, name));
  const unit = names.filter((name) => !isEndToEnd(name));
  return {
    unit: paths(unit.filter((name) => !isPaced(name))),
    paced: paths(unit.filter(isPaced)),
    fixed: inOrder(
      endToEnd.filter((name) => !isIsolated(name)),
      longest,
    ),
    isolated: inOrder(endToEnd.filter(isIsolated), isolatedTests),
  };
}

/** Whether a test starts a browser, the command or another program: each costs as much as many tests that do not. */
function startsProcesses(file: string): boolean {
  const starter =
    /\bfrom '(?:node:child_process|.*\/(?:command|browser|locate-browser|page-in-browser)\.js)'/;
  return starter.test(readFileSync(file, 'utf8'));
}

/** What a test file is called in a list and on the terminal: `lab` for `…/e2e/lab.test.js`. */
export function testName(file: string): string {
  return basename(file, '.test.js');
}

/** The same with its folders, for a reader. */
export function testPath(root: string, file: string): string {
  return relative(root, file).replace(/\.js$/, '.ts');
}
