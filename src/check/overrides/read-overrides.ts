import type { Diagnostic } from '../../scenario/diagnostic.js';
import { parseYaml, suggestion } from '../../scenario/parse-yaml.js';
import { behaviourStatuses, questionIds } from '../question.js';
import type { CheckedLab } from '../checked-lab.js';
import { itemStatuses } from '../item.js';
import { plainId } from '../points/plain-id.js';
import { overridesFileSchema, type OverrideEntry } from './overrides-file.js';

/** What a person has decided, with the way back to its place in the file. */
export interface ReadOverride extends OverrideEntry {
  /** A warning about the hand-in that it names. */
  readonly noHandIn: (message: string, hint: string) => Diagnostic;
}

export interface ReadOverrides {
  readonly overrides: readonly ReadOverride[];
  /** About those that are left out. */
  readonly warnings: readonly Diagnostic[];
  /** Where there are any, nothing else was read. */
  readonly mistakes: readonly Diagnostic[];
}

/** Reads a file of overrides; one for an item that the lab does not have is left out with a warning. */
export function readOverrides(file: string, text: string, lab: CheckedLab): ReadOverrides {
  const parsed = parseYaml(file, text, overridesFileSchema);
  const { value, diagnostics } = parsed;
  if (value === undefined) return { overrides: [], warnings: [], mistakes: diagnostics };
  const ids = new Set([...lab.items.map(({ id }) => plainId(id)), ...questionIds]);
  const overrides: ReadOverride[] = [];
  const warnings: Diagnostic[] = [];
  const mistakes: Diagnostic[] = [];
  const decided = new Set<string>();
  for (const [index, entry] of value.overrides.entries()) {
    const at = (word: keyof OverrideEntry) => (message: string, hint: string) =>
      parsed.diagnose(['overrides', index, word], message, hint);
    const statuses = statusesOf(entry.item);
    const key = JSON.stringify([entry.handIn, plainId(entry.item)]);
    if (!ids.has(plainId(entry.item)))
      warnings.push(at('item')(`no item is called "${entry.item}"`, suggestion(entry.item, [...ids])));
    else if (!statuses.includes(entry.status))
      mistakes.push(
        at('status')(`"${entry.status}" is no status of ${entry.item}`, `known here: ${statuses.join(', ')}`),
      );
    else if (decided.has(key))
      mistakes.push(
        at('item')(`${entry.item} of ${entry.handIn} is decided already`, 'leave one of the two out'),
      );
    else overrides.push({ ...entry, noHandIn: at('handIn') });
    decided.add(key);
  }
  return mistakes.length > 0 ? { overrides: [], warnings: [], mistakes } : { overrides, warnings, mistakes };
}

function statusesOf(item: string): readonly string[] {
  return questionIds.some((id) => id === item) ? behaviourStatuses : itemStatuses;
}
