import { Html, markup } from '../../html/markup.js';
import type { CheckResult, Finding, Verdict } from '../verdict.js';
import { chaptersOf, type Chapter } from './chapters-of.js';
import { wordings } from '../words/wordings.js';
import { placeOf, whyOf } from './behaviour-text.js';
import { countsAgainst, failsCourse, isError } from './counts-against.js';

/**
 * Results for what reads test reports: a suite a task, a case an item. What counts against the hand-in is a failure, as is a finding
 * that is an error; other findings are the suite's output.
 */
export function toJunit(results: readonly CheckResult[], strict: boolean): string {
  const suites = results.flatMap((result) => [
    ...chaptersOf(result).map((chapter) => suite(result.name, chapter, strict)),
    ...behaviourSuite(result),
  ]);
  return markup`${new Html('<?xml version="1.0" encoding="UTF-8"?>')}
<testsuites name="ait-lab check">
${suites}</testsuites>
`.source;
}

function suite(handIn: string, { title, items, findings }: Chapter, strict: boolean): Html {
  const errors = findings.filter(isError);
  const others = findings.filter((finding) => !isError(finding));
  const failures = items.filter((item) => countsAgainst(item, strict)).length + errors.length;
  const skipped = items.filter((item) => isSkipped(item, strict)).length;
  const where = `${handIn}: ${title}`;
  return markup`<testsuite name="${where}" tests="${items.length + errors.length}" failures="${failures}" errors="0" skipped="${skipped}">
${items.map((item) => itemCase(item, where, strict))}${errors.map((finding) => findingCase(finding, where))}${output(others)}</testsuite>
`;
}

/** What the lab does at work; a question that nobody could judge is skipped, and so is what is beyond the course. */
function behaviourSuite({ name, behaviour = [], lang }: CheckResult): Html[] {
  if (behaviour.length === 0) return [];
  const where = `${name}: ${wordings[lang].labels.behaviour.title}`;
  const failures = behaviour.filter(failsCourse).length;
  const skipped = behaviour.filter((one) => one.status !== 'works' && !failsCourse(one)).length;
  const cases = behaviour.map((one) => {
    const start = markup`<testcase name="${one.id}" classname="${where}" time="${one.seconds}"`;
    if (one.status === 'works') return markup`${start}/>\n`;
    if (!failsCourse(one)) return markup`${start}><skipped message="${whyOf(one)}"/></testcase>\n`;
    return markup`${start}>${failure(one.status, whyOf(one), one.hint, [placeOf(one), one.expected, one.seen])}</testcase>\n`;
  });
  return [
    markup`<testsuite name="${where}" tests="${behaviour.length}" failures="${failures}" errors="0" skipped="${skipped}">
${cases}</testsuite>
`,
  ];
}

function itemCase(item: Verdict, where: string, strict: boolean): Html {
  const { id, status, evidence, reason, hint } = item;
  const name = markup`<testcase name="${id}" classname="${where}"`;
  if (isSkipped(item, strict)) return markup`${name}><skipped message="${reason}"/></testcase>\n`;
  if (!countsAgainst(item, strict)) return markup`${name}/>\n`;
  return markup`${name}>${failure(status, reason, hint, evidence)}</testcase>\n`;
}

function findingCase({ rule, message, hint, files }: Finding, where: string): Html {
  return markup`<testcase name="${rule}" classname="${where}">${failure(rule, message, hint, files)}</testcase>\n`;
}

function failure(type: string, message: string, hint: string, files: readonly string[]): Html {
  const text = [message, hint, ...files].filter((line) => line !== '').join('\n');
  return markup`<failure type="${type}" message="${message}">${text}</failure>`;
}

function output(findings: readonly Finding[]): Html | undefined {
  if (findings.length === 0) return undefined;
  return markup`<system-out>${findings.map((finding) => `${findingText(finding)}\n`)}</system-out>\n`;
}

function findingText({ level, rule, message, hint, files }: Finding): string {
  return [`${level} ${rule}: ${message}`, hint, ...files].filter((line) => line !== '').join('\n  ');
}

function isSkipped(item: Verdict, strict: boolean): boolean {
  return item.status === 'optional-missing' && !countsAgainst(item, strict);
}
