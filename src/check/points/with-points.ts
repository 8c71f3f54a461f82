import type { Behaviour } from '../question.js';
import type { ItemId } from '../item.js';
import type { CheckResult, Verdict } from '../verdict.js';
import { rounded, type Points } from './points.js';
import type { PointRules } from './points-file.js';
import { plainId } from './plain-id.js';

/** The result with points: of each item, of each question that was judged, and of all. */
export function withPoints(result: CheckResult, rules: PointRules): CheckResult {
  const exact = worthOf(result.items, rules);
  const items = result.items.map((item) => ({ item, points: pointsOf(item, exact, rules) }));
  const behaviour = result.behaviour?.map((one) => ({ one, points: behaviourPoints(one, rules) }));
  const counted = [...items, ...(behaviour ?? [])].flatMap(({ points }) => points ?? []);
  const unseen = result.behaviour?.filter(({ status }) => status === 'not-judged') ?? [];
  const sum = (numbers: readonly number[]): number => rounded(numbers.reduce((all, one) => all + one, 0));
  return {
    ...result,
    items: items.map(({ item, points }) => (points ? { ...item, points: roundedPoints(points) } : item)),
    ...(behaviour && {
      behaviour: behaviour.map(({ one, points }) =>
        points ? { ...one, points: roundedPoints(points) } : one,
      ),
    }),
    points: {
      got: sum(counted.map(({ got }) => got)),
      of: sum(counted.map(({ of }) => of)),
      open: sum(unseen.map(({ id }) => rules.behaviour[id] ?? 0)),
    },
  };
}

/** What each item is worth: by its id, or by its share of its task, or as any item. */
function worthOf(items: readonly Verdict[], rules: PointRules): Map<ItemId, number> {
  const own = byId(rules.items);
  const optional = optionalIds(rules);
  const isShared = ({ id }: Verdict): boolean => !own.has(plainId(id)) && !optional.has(plainId(id));
  return new Map(
    items.map((item) => {
      const ofTask = rules.tasks[String(item.task ?? 'report')];
      const sharing =
        ofTask === undefined ? [] : items.filter((each) => each.task === item.task && isShared(each));
      const shared = ofTask === undefined ? rules.item : ofTask / Math.max(1, sharing.length);
      const inGeneral = optional.has(plainId(item.id)) ? 0 : shared;
      return [item.id, own.get(plainId(item.id)) ?? inGeneral];
    }),
  );
}

function pointsOf(
  { id, status }: Verdict,
  worth: ReadonlyMap<ItemId, number>,
  rules: PointRules,
): Points | undefined {
  const most = worth.get(id) ?? 0;
  const got = most * (rules.statuses[status] ?? 0);
  if (optionalIds(rules).has(plainId(id))) return got === 0 ? undefined : { got, of: 0 };
  return { got, of: most };
}

function behaviourPoints({ id, status }: Behaviour, rules: PointRules): Points | undefined {
  const most = rules.behaviour[id] ?? 0;
  if (status === 'not-judged' || most === 0) return undefined;
  return { got: status === 'works' ? most : 0, of: most };
}

function byId(points: Readonly<Record<string, number>>): Map<string, number> {
  return new Map(Object.entries(points).map(([id, one]) => [plainId(id), one]));
}

function optionalIds({ optional }: PointRules): ReadonlySet<string> {
  return new Set(optional.map(plainId));
}

function roundedPoints({ got, of }: Points): Points {
  return { got: rounded(got), of: rounded(of) };
}
