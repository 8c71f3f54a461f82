import { questionIds } from '../question.js';
import { itemStatuses } from '../item.js';
import type { CheckResult } from '../verdict.js';
import { isComplete } from './counts-against.js';
import { csvText } from './csv-text.js';
import type { NothingToJudge } from './to-json.js';

const statuses = itemStatuses.filter((status) => status !== 'optional-missing');

const heads = [
  ...['hand-in', 'members', 'authors', 'repository', 'last-commit', 'committed', 'points', 'of', 'open'],
  ...['complete', 'items', ...statuses, 'look', 'overrides', 'errors', 'warnings', ...questionIds, 'note'],
];

/** Every hand-in on a line, for a list of grades; one of which nothing can be judged says why, under `note`. */
export function toCsvOfHandIns(
  results: readonly CheckResult[],
  nothing: readonly NothingToJudge[],
  strict: boolean,
): string {
  const empty = nothing.map(({ folder, why }) =>
    heads.map((head) => (head === 'hand-in' ? folder : head === 'note' ? why : undefined)),
  );
  return csvText([heads, ...results.map((result) => rowOf(result, strict)), ...empty]);
}

function rowOf(result: CheckResult, strict: boolean): (string | number | undefined)[] {
  const { name, origin, points, items, findings, behaviour = [] } = result;
  const count = (level: string): number => findings.filter((finding) => finding.level === level).length;
  const decided = [...items, ...behaviour].filter(({ override }) => override !== undefined);
  return [
    name,
    origin?.members.join('; '),
    origin?.authors?.join('; '),
    origin?.repository,
    origin?.lastCommit?.commit,
    origin?.lastCommit?.date,
    ...[points?.got, points?.of, points?.open],
    isComplete(result, strict) ? 'yes' : 'no',
    items.length,
    ...statuses.map((status) => items.filter((item) => item.status === status).length),
    items.filter(({ look }) => look !== undefined).length,
    decided.length,
    ...[count('error'), count('warning')],
    ...questionIds.map((id) => behaviour.find((one) => one.id === id)?.status),
    undefined,
  ];
}
