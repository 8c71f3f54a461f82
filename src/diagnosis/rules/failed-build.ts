import type { Instruction } from '../../repository/dockerfile.js';
import type { Image } from '../read/image.js';
import { mistake, nobodysFault, type Rule } from '../rule.js';

/** The instruction that a failed build ended at, from what the builder said last. */
export const failedBuild: Rule = ({ ha, webapp }, { build }) => {
  const image = [ha, webapp].find(({ dockerfile }) => dockerfile === build?.dockerfile);
  if (build === undefined || image === undefined) return [];
  const failed = failedInstruction(image, build.lines);
  const said = lastWords(build.lines);
  const instruction = failed === undefined ? '' : `${failed.keyword} ${failed.value}`.slice(0, longest);
  const isDownload =
    failed !== undefined && downloads(failed) && build.lines.some((line) => notToBeHad.test(line));
  return [
    isDownload
      ? nobodysFault({ code: 'download-failed', instruction, said }, image.dockerfile, failed.line, ['build'])
      : mistake({ code: 'instruction-failed', instruction, said }, image.dockerfile, failed?.line, ['build']),
  ];
};

const longest = 100;

/** Both builders: one counts steps, the other names the line. */
function failedInstruction({ instructions }: Image, lines: readonly string[]): Instruction | undefined {
  const text = lines.join('\n');
  const [, named] = /Dockerfile:(\d+)|parse error on line (\d+)/.exec(text) ?? [];
  const line = Number(named ?? /parse error (?:on )?line (\d+)/i.exec(text)?.[1]);
  if (!Number.isNaN(line)) return instructions.findLast((instruction) => instruction.line <= line);
  const step = [...text.matchAll(/^Step (\d+)\/(\d+) : (.*)$/gm)].at(-1);
  if (step === undefined) return undefined;
  const [, number = '', of, said = ''] = step;
  if (Number(of) === instructions.length) return instructions[Number(number) - 1];
  return instructions.find(({ keyword, value }) => plain(`${keyword} ${value}`) === plain(said));
}

function plain(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** The last line that tells something, not that an instruction has failed. */
function lastWords(lines: readonly string[]): string {
  const empty =
    /^\s*(?:-+)?\s*$|^The command |^Dockerfile:\d|^\s*\d+ \||^\s*>>>|returned a non-zero code|^Step \d/;
  const told = lines.findLast((line) => !empty.test(line)) ?? lines.at(-1) ?? '';
  return told.trim().slice(0, 2 * longest);
}

function downloads({ keyword, value }: Instruction): boolean {
  return keyword === 'FROM' || /\b(?:curl|wget|apt-get|apt|apk|npm|bower|yarn)\b/.test(value);
}

/** How programs say that something is not there any more, or not to be reached. */
const notToBeHad =
  /\b404\b|could not resolve|unable to fetch|failed to fetch|not found|no longer|timed? ?out|certificate|ENOTFOUND|EAI_AGAIN|ECONN\w+|manifest|is not signed|not in gzip format|exec: "\/bin\/sh"|failed to resolve source/i;
