import type { Diagnostic } from '../../scenario/diagnostic.js';
import { suggestion } from '../../scenario/suggestion.js';
import { behaviourStatuses } from '../question.js';
import { itemStatuses } from '../item.js';
import { plainId } from '../points/plain-id.js';
import type { CheckResult } from '../verdict.js';
import type { Override } from './override.js';
import type { ReadOverride } from './read-overrides.js';

interface Checked {
  /** Where it is, for a reader. */
  readonly from: string;
  /** Absolute path; `undefined` where it was unpacked. */
  readonly path: string | undefined;
  readonly result: CheckResult;
}

/** The results with what a person has decided, and a warning for each decision that is about none of them. */
export function withOverrides<C extends Checked>(
  checked: readonly C[],
  overrides: readonly ReadOverride[],
): { readonly checked: readonly C[]; readonly warnings: readonly Diagnostic[] } {
  const owned = new Map<C, ReadOverride[]>();
  const warnings: Diagnostic[] = [];
  for (const override of overrides) {
    const { handIn, noHandIn } = override;
    const named = checked.filter((one) => isCalled(one, handIn));
    const [only] = named;
    if (named.length === 1 && only) owned.set(only, [...(owned.get(only) ?? []), override]);
    else if (named.length > 1)
      warnings.push(noHandIn(`${named.length} hand-ins are called "${handIn}"`, 'write more of its path'));
    else {
      const names = checked.map(({ result }) => result.name);
      warnings.push(
        noHandIn(`no hand-in here is called "${handIn}"`, suggestion(handIn, names.slice(0, 200))),
      );
    }
  }
  return {
    checked: checked.map((one) => {
      const own = owned.get(one);
      return own === undefined ? one : { ...one, result: overridden(one.result, own) };
    }),
    warnings,
  };
}

/** By the name of its folder, or by the end of its path. */
function isCalled({ from, path = from, result }: Checked, name: string): boolean {
  const asked = name.replace(/\\/g, '/').replace(/^(?:\.?\/)+|\/+$/g, '');
  return result.name === name || `/${path.replace(/\\/g, '/')}`.endsWith(`/${asked}`);
}

function overridden(result: CheckResult, overrides: readonly ReadOverride[]): CheckResult {
  const of = (id: string): ReadOverride | undefined =>
    overrides.find(({ item }) => plainId(item) === plainId(id));
  return {
    ...result,
    items: result.items.map((item) => {
      const decided = of(item.id);
      const status = itemStatuses.find((one) => one === decided?.status);
      if (decided === undefined || status === undefined) return item;
      // A person has looked; and where it is there now, nothing is to be done.
      const todo = status === 'present' ? { hint: '', advice: undefined } : {};
      const override = overrideOf(item.status, decided);
      return { ...item, ...todo, doubts: undefined, look: undefined, status, override };
    }),
    ...(result.behaviour && {
      behaviour: result.behaviour.map((one) => {
        const decided = of(one.id);
        const status = behaviourStatuses.find((each) => each === decided?.status);
        if (decided === undefined || status === undefined) return one;
        return { ...one, status, override: overrideOf(one.status, decided) };
      }),
    }),
  };
}

function overrideOf<Status extends string>(
  was: Status,
  { reason, by, date }: ReadOverride,
): Override<Status> {
  return { was, reason, by, ...(date === undefined ? {} : { date }) };
}
