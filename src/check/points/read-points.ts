import type { Diagnostic } from '../../scenario/diagnostic.js';
import { parseYaml, suggestion } from '../../scenario/parse-yaml.js';
import type { Path } from '../../scenario/yaml-file.js';
import type { CheckedLab } from '../checked-lab.js';
import { pointsOfProduct } from './default-points.js';
import { plainId } from './plain-id.js';
import { pointsFileSchema, type PointRules, type PointsFile } from './points-file.js';

export type ReadPoints =
  | { readonly ok: true; readonly rules: PointRules }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };

/**
 * What a file of points says, completed by the points that come with the product: a map is completed word by word, everything
 * else takes the other's place.
 *
 * @param file as its reader would name it
 */
export function readPoints(file: string, text: string, lab: CheckedLab): ReadPoints {
  const parsed = parseYaml(file, text, pointsFileSchema);
  const { value, diagnostics } = parsed;
  if (value === undefined) return { ok: false, diagnostics };
  const ids = new Set(lab.items.map(({ id }) => plainId(id)));
  const unknown = idsIn(value)
    .filter(({ id }) => !ids.has(plainId(id)))
    .map(({ path, id, onKey }) =>
      parsed.diagnose(path, `no item is called "${id}"`, suggestion(id, [...ids]), onKey),
    );
  const twice = sameIds(Object.keys(value.items ?? {})).map((id) =>
    parsed.diagnose(['items', id], `"${id}" has points already`, 'leave one of the two out', true),
  );
  if (unknown.length + twice.length > 0) return { ok: false, diagnostics: [...unknown, ...twice] };
  return { ok: true, rules: completed(value, lab) };
}

function completed(value: PointsFile, lab: CheckedLab): PointRules {
  const standard = pointsOfProduct(lab);
  return {
    item: value.item ?? standard.item,
    tasks: { ...standard.tasks, ...value.tasks },
    items: { ...standard.items, ...value.items },
    optional: value.optional ?? standard.optional,
    statuses: { ...standard.statuses, ...value.statuses },
    behaviour: { ...standard.behaviour, ...value.behaviour },
  };
}

function idsIn({ items = {}, optional = [] }: PointsFile): { path: Path; id: string; onKey: boolean }[] {
  return [
    ...Object.keys(items).map((id) => ({ path: ['items', id], id, onKey: true })),
    ...optional.map((id, index) => ({ path: ['optional', index], id, onKey: false })),
  ];
}

/** Those that are the same as one before them but for what stands in parentheses. */
function sameIds(ids: readonly string[]): string[] {
  return ids.filter((id, at) => ids.findIndex((other) => plainId(other) === plainId(id)) < at);
}
