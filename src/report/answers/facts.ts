import type { RecordedTask } from '../input.js';
import type { Report } from '../model.js';
import { numberText } from '../number-text.js';
import { timeText } from '../time-text.js';
import type { Words } from '../words.js';

/** Facts about the runs for the title page: when, with which versions, how much there is. */
export function factsOf(tasks: readonly RecordedTask[], words: Words): Report['facts'] {
  const manifests = tasks.flatMap(({ manifest }) => manifest ?? []);
  if (manifests.length === 0) return [];
  const runs = distinct(manifests.map(({ run }) => run));
  const passed = manifests.filter(({ outcome }) => outcome === 'passed').length;
  const count = (value: number): string => numberText(value, words.lang);
  const files = manifests.reduce((sum, manifest) => sum + manifest.files.length, 0);
  const pictures = manifests.reduce((sum, manifest) => sum + (manifest.pictures?.length ?? 0), 0);
  return [
    { name: words.date, value: timeText(dateOf(tasks) ?? '', 'minute') },
    { name: runs.length > 1 ? words.runs : words.run, value: runs.join(', ') },
    { name: words.tasksPassed, value: words.of(count(passed), count(tasks.length)) },
    { name: words.files, value: count(files) },
    ...(pictures === 0 ? [] : [{ name: words.pictures, value: count(pictures) }]),
    { name: words.baseImage, value: distinct(manifests.flatMap(({ base }) => base?.image ?? [])).join(', ') },
    { name: words.versions, value: versionsOf(manifests.map(({ versions }) => versions)) },
  ].filter(({ value }) => value !== '');
}

/** When the newest run ended; `undefined` when there was none. */
export function dateOf(tasks: readonly RecordedTask[]): string | undefined {
  return tasks
    .flatMap(({ manifest }) => manifest?.ended ?? [])
    .filter((ended) => timeText(ended, 'minute') !== '')
    .sort()
    .at(-1);
}

/** Each part once; with several versions where tasks were run at different times. */
function versionsOf(all: readonly Readonly<Record<string, string>>[]): string {
  const names = distinct(all.flatMap((versions) => Object.keys(versions)));
  return names
    .map((name) => `${name} ${distinct(all.flatMap((versions) => versions[name] ?? [])).join(' / ')}`)
    .join(', ');
}

function distinct(values: readonly string[]): string[] {
  return [...new Set(values)];
}
