import { logFolder } from '../evidence/task-variant.js';
import type { Fault } from './gaps.js';
import type { RecordedTask } from './input.js';
import type { Words } from './words.js';

/** What is wrong with the run of a task as a whole. */
export function runFaults({ plan, manifest, files, recipes }: RecordedTask, words: Words): Fault[] {
  const folder = `${logFolder(plan)}/`;
  const hint = words.hint.run(plan);
  if (!manifest) {
    if (files.size === 0) return [];
    const what = `${folder}manifest.json`;
    return files.has('manifest.json')
      ? [{ fault: 'altered', what, why: words.why.notAManifest, hint }]
      : [{ fault: 'missing', what, why: words.why.noManifest, hint }];
  }
  const { outcome, failure } = manifest;
  const outdated = Object.entries(manifest.images).flatMap(([kind, { recipe }]) => {
    const current = recipes[kind];
    return recipe !== undefined && current !== undefined && recipe !== current ? [kind] : [];
  });
  const faults: (Fault | false)[] = [
    outcome !== 'passed' &&
      outcome !== 'otherwise' && {
        fault: 'failed',
        what: folder,
        why: failure ?? words.why.failed(words.outcomes[outcome]),
        hint,
      },
    outdated.length > 0 && {
      fault: 'outdated',
      what: folder,
      why: words.why.outdated(outdated.join(', ')),
      hint,
    },
  ];
  return faults.filter((fault) => fault !== false);
}
