import { recognise } from '../content/recognise.js';
import type { RecognisedText } from '../content/recognised-text.js';
import type { CheckedLab } from '../checked-lab.js';
import type { Delivery, LogFile } from '../delivery.js';
import type { TaskNumber } from '../item.js';
import { onceFor } from '../once-for.js';
import { isOwnRun } from './own-manifest.js';
import type { NodeWords } from './node-words.js';
import { ofLab } from './of-lab.js';
import { readLabel, readPathLabel, type Label } from './label.js';

/** One capture of a task, and what its place says about it. */
export interface FoundCapture<C extends RecognisedText = RecognisedText> {
  readonly path: string;
  readonly capture: C;
  /** By the file's name and the folders below the task's. */
  readonly label: Label;
  /** By the prompt or the title before it in the file. */
  readonly caption: Label;
  /** Whether it is the last of its kind in its file. */
  readonly last: boolean;
  /** Number of a folder such as `part3`, `step_3` or `3`, or of a question such as `5.3`. */
  readonly part: number | undefined;
  /** Whether it stands in the report and not in a file of its own. */
  readonly pasted: boolean;
  /** Sorts a task's captures as a person would: by path, with numbers as numbers, then by line. */
  readonly order: number;
}

/** Everything that was captured of a task: in the files of its folders first, then in its sections of the report. */
export function foundCapturesOf(delivery: Delivery, task: TaskNumber): FoundCapture[] {
  const files = delivery.logs
    .filter((log) => log.task === task)
    .sort((a, b) => collator.compare(a.file.path, b.file.path));
  const pasted = isOwnRun(delivery, task) ? [] : inReport(delivery, task);
  const found = [...files.flatMap((log) => inFile(log, delivery.nodes)), ...pasted];
  return found.map((foundCapture, order) => ({ ...foundCapture, order }));
}

/** Those of one kind. */
export function ofKind<K extends RecognisedText['kind']>(
  foundCaptures: readonly FoundCapture[],
  kind: K,
): FoundCapture<Extract<RecognisedText, { kind: K }>>[] {
  return foundCaptures.filter(
    (foundCapture): foundCapture is FoundCapture<Extract<RecognisedText, { kind: K }>> =>
      foundCapture.capture.kind === kind,
  );
}

type Unordered = Omit<FoundCapture, 'order'>;

const collator = new Intl.Collator('en', { numeric: true });

function inFile(log: LogFile, nodes: NodeWords): Unordered[] {
  const text = log.file.content.kind === 'text' ? log.file.content.text : '';
  const place = {
    path: log.file.path,
    label: readPathLabel(log.below, nodes),
    part: partOf(log),
    pasted: false,
  };
  return withCaptions(text, log.captures, nodes).map((found) => ({ ...place, ...found }));
}

/** Number of the deliverable or the step, by the innermost folder that tells one, or a question's number in the name. */
export function partOf({ below, task }: Pick<LogFile, 'below' | 'task'>): number | undefined {
  const question = new RegExp(`(?:^|[^0-9])${task}[._-]([1-4])(?![0-9])`).exec(below)?.[1];
  if (question !== undefined) return Number(question);
  const folders = below.split('/').slice(0, -1).reverse();
  for (const folder of folders) {
    const number =
      /^(?:part|partie|step|etape|étape|deliverable|livrable|question|q|point)?[ ._-]*0?([1-9])(?![0-9])/i.exec(
        // macOS writes the accent behind its letter.
        folder.normalize(),
      );
    if (number?.[1] !== undefined) return Number(number[1]);
  }
  return undefined;
}

function withCaptions(
  text: string,
  captures: readonly RecognisedText[],
  nodes: NodeWords,
): Pick<Unordered, 'capture' | 'caption' | 'last'>[] {
  const lines = text.split('\n');
  // The last one of each kind: whoever comes later takes the place.
  const lastOf = new Map(captures.map((capture) => [capture.kind, capture]));
  let from = 0;
  return captures.map((capture) => {
    const before = lines.slice(Math.max(from, capture.firstLine - 5), capture.firstLine);
    if (capture.kind !== 'other') from = capture.lastLine;
    const last = lastOf.get(capture.kind) === capture;
    return { capture, caption: readLabel(titleIn(before), nodes), last };
  });
}

/** What a prompt or a short title in these lines says: the container of `docker logs s1`, or `s1` above its log. */
function titleIn(lines: readonly string[]): string {
  for (const line of [...lines].reverse()) {
    const command =
      /\bdocker(?:\.exe)?\s+(?:container\s+)?(logs?|inspect)\s+(?:-\S+\s+){0,4}([\w.-]{1,80})/.exec(
        line.slice(0, 400),
      );
    if (command !== null) return `${command[1] ?? ''} ${command[2] ?? ''}`;
    if (
      /^[\s#/*=>:-]{0,80}[\p{L}\d][\p{L}\d '()_.,:-]{0,59}[\s#/*=<:-]{0,80}$/u.test(line.slice(0, 240)) &&
      !/\d:\d\d/.test(line)
    )
      return line;
  }
  return '';
}

function inReport(delivery: Delivery, task: TaskNumber): Unordered[] {
  const statement = delivery.statement?.content.kind === 'text' ? delivery.statement.content.text : '';
  return (delivery.report?.sections ?? [])
    .filter((section) => section.task === task)
    .flatMap((section) => {
      const about = `${section.question ?? ''} ${section.heading}`;
      const part = Number(/^\D*\d\.(\d)/.exec(about)?.[1] ?? Number.NaN);
      const place = {
        path: section.file,
        pasted: true,
        part: Number.isNaN(part) ? undefined : part,
        last: true,
      };
      const own = section.codeBlocks.filter(
        (block) => block.text.trim() !== '' && !statement.includes(block.text.trim()),
      );
      const blocks = own.flatMap((block) => {
        const label = readLabel(`${section.heading} ${textBefore(section.text, block.text)}`, delivery.nodes);
        return withCaptions(block.text, outputsIn(block, delivery.lab), delivery.nodes).map((found) => ({
          ...place,
          label,
          ...found,
        }));
      });
      const prose = recognise(section.ownText)
        .filter((capture) => capture.kind === 'nodes-listing')
        .map((capture) => ({
          ...place,
          capture,
          label: readLabel(section.heading, delivery.nodes),
          caption: readLabel('', delivery.nodes),
        }));
      return [...blocks, ...prose];
    });
}

const recognisedIn = onceFor(({ text }: { readonly text: string }) => recognise(text));

function outputsIn(block: { readonly text: string }, lab: CheckedLab): RecognisedText[] {
  return recognisedIn(block)
    .map((text) => ofLab(text, lab))
    .filter(isOutput);
}

/** Reports quote commands, scripts and a line or two of a configuration, too; what a container printed says more. */
function isOutput(capture: RecognisedText): boolean {
  if (capture.kind === 'docker-log') return capture.node !== undefined;
  if (capture.kind === 'serf-log') return capture.events.some((event) => event.member !== undefined);
  if (capture.kind !== 'haproxy-config') return true;
  const isWhole = capture.lastLine - capture.firstLine > 15;
  return !capture.handlebars && (isWhole || capture.servers.some(({ live }) => live));
}

/** The sentence that leads to a block of code. */
function textBefore(text: string, block: string): string {
  const at = text.indexOf(block.trim().split('\n', 1)[0] ?? '');
  return at < 0 ? '' : text.slice(Math.max(0, at - 200), at);
}
