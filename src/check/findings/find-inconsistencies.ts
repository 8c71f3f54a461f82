import { manifestSchema } from '../../evidence/manifest.js';
import type { Problem } from '../codes/problem.js';
import type { Delivery } from '../delivery.js';
import { taskNumbers, type TaskNumber } from '../item.js';
import { parsedJson } from '../parsed-json.js';
import type { FoundProblem, Judged } from '../verdict.js';
import { backends } from './backends.js';
import { damagedCaptures } from './damaged-captures.js';
import { foreignContainers } from './foreign-containers.js';
import { links } from './links.js';
import { misnamedFiles } from './misnamed-files.js';
import { pictures } from './pictures.js';
import { manifestPath, manifestPaths, recordedRun } from './recorded-run.js';
import { reportText } from './report-text.js';
import { groupedBy, type RecordedManifest, type Rule } from './rule.js';
import { sameBytes } from './same-bytes.js';
import { stillRunning } from './still-running.js';
import { textNoise } from './text-noise.js';
import { troubledLogs } from './troubled-logs.js';
import { unreadFiles } from './unread-files.js';
import { unshownPictures } from './unshown-pictures.js';

/**
 * Causes before consequences: what could not be read, what was damaged, what a program complained of, which files cannot
 * both be right, which captures contradict each other, and last what a reader of the report would stumble over.
 */
const rules: readonly Rule[] = [
  unreadFiles,
  recordedRun,
  textNoise,
  damagedCaptures,
  troubledLogs,
  misnamedFiles,
  sameBytes,
  foreignContainers,
  backends,
  stillRunning,
  pictures,
  unshownPictures,
  links,
  reportText,
];

/** What contradicts itself in a hand-in, is damaged, or would make a reader stumble; causes before their consequences. */
export function findInconsistencies(delivery: Delivery, verdicts: readonly Judged[]): FoundProblem[] {
  const context = {
    delivery,
    verdicts: new Map(verdicts.map((verdict) => [verdict.id, verdict])),
    manifests: readManifests(delivery),
  };
  return toldOnce(withoutConsequences(rules.flatMap((rule) => rule(context))));
}

/** One finding for each cause in a task, with all its files. */
function toldOnce(found: readonly FoundProblem[]): FoundProblem[] {
  const causes = groupedBy(found, ({ level, task, because, files }) =>
    JSON.stringify([level, task, because, ...(isOwnCause(because) || task === undefined ? files : [])]),
  );
  return [...causes.values()].flatMap(([first, ...others]) => {
    if (first === undefined) return [];
    const files = [...new Set([first, ...others].flatMap((one) => one.files))];
    return [others.length === 0 ? first : { ...first, files }];
  });
}

/** Which bytes are the same is not said but by the files. */
function isOwnCause({ code }: Problem): boolean {
  return code === 'same-file-twice' || code === 'same-file-in-two-tasks';
}

/** That a file is not as it was captured is said once; what it then contradicts is no second fault. */
function withoutConsequences(found: readonly FoundProblem[]): FoundProblem[] {
  const changed = new Set(
    found.flatMap(({ files, because: { code } }) => (code === 'file-changed' ? files : [])),
  );
  return found.filter(
    ({ files, because: { code } }) => !ofContents.has(code) || !files.some((file) => changed.has(file)),
  );
}

/** What is told of a file by what it says, beside another or its own name. */
const ofContents: ReadonlySet<string> = new Set(['named-otherwise', 'nodes-disagree', 'still-running']);

function readManifests({ handIn, root }: Delivery): Map<TaskNumber, RecordedManifest> {
  const files = new Map(handIn.files.map((file) => [file.path, file]));
  const manifests = taskNumbers.flatMap((task): [TaskNumber, RecordedManifest][] => {
    const [path = manifestPath(root, task)] = manifestPaths(root, task, files.keys());
    const content = files.get(path)?.content;
    const parsed = content?.kind === 'text' ? manifestSchema.safeParse(parsedJson(content.text)) : undefined;
    return parsed?.success ? [[task, { path, manifest: parsed.data }]] : [];
  });
  return new Map(manifests);
}
