import type { Place } from '../codes/parts.js';
import { notPresent, placeOf, present, type Judgement } from './judgement.js';
import type { Chapter } from './report-title.js';
import type { WrittenReport, WrittenSection } from './written-report.js';

/** Judges a chapter that the report must have: a heading of that meaning with own text below. */
export function judgeChapter(report: WrittenReport, chapter: Exclude<Chapter, 'contents'>): Judgement {
  const sections = report.sections.filter((section) => section.chapter === chapter);
  const filled = sections.find((section) => section.ownText !== '');
  if (filled !== undefined) return present([filled.file], { code: 'chapter', ...headingOf(filled) });
  const [empty] = sections;
  return empty === undefined
    ? notPresent(
        'missing',
        [],
        { code: 'no-chapter', chapter, files: [...report.files] },
        { code: 'add-chapter', chapter },
      )
    : notPresent(
        'missing',
        [],
        { code: 'chapter-without-text', ...headingOf(empty) },
        { code: 'write-below-heading' },
      );
}

/** Judges the table of contents: a heading with a list, links to the tasks near the top, or a marker for it. */
export function judgeContents(report: WrittenReport): Judgement {
  const marker = report.sections.find((section) => hasMarker(section.text));
  if (marker !== undefined) return present([marker.file], { code: 'contents-marker', path: marker.file });
  const sections = report.sections.filter(({ chapter }) => chapter === 'contents');
  const list = sections.find((section) => entriesIn(section.text) >= 2);
  if (list !== undefined) return present([list.file], { code: 'contents', ...headingOf(list) });
  const file = report.files.find((name) => linksNearTop(report, name) >= 4);
  if (file !== undefined) return present([file], { code: 'links-to-tasks', path: file });
  const picture = sections.flatMap(({ pictures }) => pictures).find(({ path }) => path !== undefined);
  if (picture?.path !== undefined)
    return notPresent(
      'image-only',
      [picture.path],
      { code: 'contents-as-picture', path: picture.path },
      { code: 'write-contents-as-list' },
    );
  const [empty] = sections;
  return notPresent(
    'missing',
    [],
    empty === undefined
      ? { code: 'no-contents', files: [...report.files] }
      : { code: 'contents-without-list', ...headingOf(empty) },
    { code: 'list-tasks' },
  );
}

/** What converters replace by a table of contents: `[TOC]`, `[[_TOC_]]`, `{:toc}`, `@[toc]`, `${toc}`. */
function hasMarker(text: string): boolean {
  return text
    .split('\n')
    .some(
      (line) =>
        line.length < 200 &&
        /(?:^|[\s>*-])(?:@?\[{1,2}_?toc_?[^[\]]{0,20}\]{1,2}|\{:? ?toc[^{}]{0,20}\}|\$\{toc\}|\\tableofcontents)/i.test(
          line,
        ),
    );
}

function entriesIn(text: string): number {
  return text
    .split('\n')
    .filter(
      (line) =>
        /^[\s>]*(?:[-*+]\s|\d{1,2}(?:\.\d{1,2})*[.)]?\s|\[|<li|<a\b|\|?\s*\[)|\.{4,}\s*\d+\s*$|\b(?:task|tâche|tache|chapter|chapitre)\s*\d/i.test(
          line.slice(0, 500),
        ) && /[A-Za-z]{3}/.test(line),
    ).length;
}

/** Links to other parts of the report, before its first task or chapter has text. */
function linksNearTop(report: WrittenReport, file: string): number {
  const first =
    report.sections.find((section) => section.file === file && section.task !== undefined)?.line ?? 80;
  const end = Math.min(first, 120);
  return report.links.filter(
    (link) =>
      link.file === file &&
      link.line <= end &&
      (link.target.startsWith('#') ||
        (link.path !== undefined && link.path !== file && report.files.includes(link.path))),
  ).length;
}

function headingOf(section: WrittenSection): { at: Place; heading: string } {
  const { heading } = section;
  return { at: placeOf(section), heading: heading.length > 60 ? `${heading.slice(0, 59)}…` : heading };
}
