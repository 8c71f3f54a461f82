import type { CheckedLab } from '../../../check/checked-lab.js';
import type { HandIn } from '../../../check/hand-in.js';
import { judgeItems } from '../../../check/judge.js';
import type { Verdict } from '../../../check/verdict.js';
import { toMarkdown } from '../../../report/markdown/to-markdown.js';
import type { Block, Report } from '../../../report/model.js';

/**
 * What `ait-lab check` will say of a workspace once this report lies in it.
 *
 * @param evidence what runs have left in the workspace
 */
export function judgeReport(evidence: HandIn, lab: CheckedLab, report: Report): readonly Verdict[] {
  const text = toMarkdown(withoutEvidence(report));
  const written = {
    path: 'report/report.md',
    size: Buffer.byteLength(text),
    sha256: undefined,
    content: { kind: 'text', text, noise: [] },
  } as const;
  const files = [...evidence.files, written].sort((one, other) => (one.path < other.path ? -1 : 1));
  return judgeItems({ ...evidence, files }, lab, report.lang);
}

/** What a person has written, and the pictures: evidence is judged by its files, and not by what is quoted of them. */
function withoutEvidence(report: Report): Report {
  const shown = (blocks: readonly Block[]): Block[] =>
    blocks.filter(({ kind }) => kind !== 'evidence' && kind !== 'difference');
  const chapters = report.chapters.map((chapter) => ({
    ...chapter,
    blocks: shown(chapter.blocks),
    sections: chapter.sections.map((section) => ({ ...section, blocks: shown(section.blocks) })),
  }));
  return { ...report, chapters };
}
