import { z } from 'zod';
import type { Diagnostic } from './diagnostic.js';
import { describeIssues } from './issue-words.js';
import { backendName, backendNumber, isNode, mainBalancer, type LabDescription } from './lab-description.js';
import { labFileSchema } from './lab-file.js';
import { suggestion } from './suggestion.js';
import { YamlFile, type Path } from './yaml-file.js';

/** Text of a description, and the name that a reader knows the file by. */
export interface LabText {
  readonly file: string;
  readonly text: string;
}

export type LoadedLab =
  | { readonly ok: true; readonly lab: LabDescription }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };

/** How many descriptions may stand behind one. */
const deepest = 4;

/**
 * Makes a lab of its description, or tells all that is wrong with it. Where a description extends another, a map is
 * completed by that of the other, `null` takes something away, and everything else takes the other's place.
 *
 * @param texts the descriptions by name: `lab`, `hitless`
 */
export function loadLab(name: string, texts: ReadonlyMap<string, LabText>): LoadedLab {
  const own = texts.get(name);
  if (own === undefined) throw new Error(`no description is called ${name}`);
  const yaml = new YamlFile(own.file, own.text);
  const wrong = (path: Path, message: string, hint?: string): LoadedLab => ({
    ok: false,
    diagnostics: [yaml.diagnoseAt(path, false, { message, ...(hint === undefined ? {} : { hint }) })],
  });
  const merged = withWhatItExtends(name, texts, 0);
  if ('diagnostics' in merged) return { ok: false, diagnostics: merged.diagnostics };
  if ('missing' in merged) {
    const known = [...texts.keys()].filter((one) => one !== name);
    const why =
      merged.missing === ''
        ? 'descriptions extend each other in a circle'
        : `there is no lab ${merged.missing}`;
    return wrong(['extends'], why, suggestion(merged.missing, known));
  }
  const result = labFileSchema.safeParse(merged.data);
  if (!result.success) {
    const words = z.toJSONSchema(labFileSchema, { unrepresentable: 'any', io: 'input' });
    const diagnostics = describeIssues(result.error.issues, merged.data, words).map(
      ({ path, message, hint, onKey }) =>
        yaml.diagnoseAt(path, onKey, { message, ...(hint === undefined ? {} : { hint }) }),
    );
    return { ok: false, diagnostics };
  }
  const lab = { ...result.data, variant: name };
  const problem = firstProblem(lab);
  return problem === undefined ? { ok: true, lab } : wrong(problem.path, problem.message);
}

type Merged =
  { readonly data: unknown } | { readonly missing: string } | { readonly diagnostics: readonly Diagnostic[] };

function withWhatItExtends(name: string, texts: ReadonlyMap<string, LabText>, depth: number): Merged {
  const found = texts.get(name);
  if (found === undefined || depth > deepest) return { missing: found ? '' : name };
  const read = new YamlFile(found.file, found.text).read();
  if ('diagnostics' in read) return read;
  const data: unknown = read.data ?? {};
  const base = isMap(data) ? data['extends'] : undefined;
  if (typeof base !== 'string') return { data };
  const below = withWhatItExtends(base, texts, depth + 1);
  return 'data' in below ? { data: merge(below.data, data) } : below;
}

function merge(below: unknown, above: unknown): unknown {
  if (!isMap(below) || !isMap(above)) return above;
  const entries = new Map(Object.entries(below));
  for (const [key, value] of Object.entries(above)) {
    if (value === null) entries.delete(key);
    else entries.set(key, merge(entries.get(key), value));
  }
  return Object.fromEntries(entries);
}

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What the schema cannot see: names and numbers that do not fit together. */
function firstProblem(lab: LabDescription): { path: Path; message: string } | undefined {
  const { balancer, backend } = lab.roles;
  const hosts = new Map<number, string>();
  for (const [node, host] of Object.entries(balancer.nodes)) {
    const path = ['roles', 'balancer', 'nodes', node];
    if (backendNumber(lab, node) !== undefined)
      return { path, message: `${node} is the name of a backend, too` };
    const other = hosts.get(host);
    if (other !== undefined) return { path, message: `${other} has this address already` };
    if (host % backend.nodes.every === 0) {
      return { path, message: `${host} is the address of a backend: a multiple of ${backend.nodes.every}` };
    }
    hosts.set(host, node);
  }
  for (const [index, host] of (backend.nodes.hosts ?? []).entries()) {
    const other = hosts.get(host);
    const path = ['roles', 'backend', 'nodes', 'hosts', index];
    if (other !== undefined) return { path, message: `${other} has this address already` };
    hosts.set(host, backendName(lab, index + 1));
  }
  if (balancer.table.from === 'admin' && !balancer.ports.admin) {
    return {
      path: ['roles', 'balancer', 'table', 'from'],
      message: 'the balancer has no port `admin` to ask',
    };
  }
  for (const role of ['balancer', 'backend'] as const) {
    for (const [name, value] of Object.entries(lab.roles[role].create.environment)) {
      const path = ['roles', role, 'create', 'environment', name];
      // Within an address, too, it stands for the name of a node.
      const named = value.replaceAll('{node}', mainBalancer(lab));
      for (const [, word = '', of = ''] of named.matchAll(/\{(\w+)(?: ([^}]*))?\}/g)) {
        const known = word === 'address' && isNode(lab, of);
        if (!known)
          return { path, message: '{node} and {address NODE} are known here, NODE being a node of this lab' };
      }
    }
  }
  const tooHigh = lab.byHand.findIndex((number) => number > backend.nodes.most);
  if (tooHigh >= 0)
    return { path: ['byHand', tooHigh], message: `the highest backend is ${backend.nodes.most}` };
  return undefined;
}
