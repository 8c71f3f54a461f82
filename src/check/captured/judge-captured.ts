import { taskNumbers, type ItemId, type TaskNumber } from '../item.js';
import type { Delivery, LogFile } from '../delivery.js';
import type { Judged } from '../verdict.js';
import { containerRolesOf } from './container-roles.js';
import { describeContent } from './describe-content.js';
import { fileLabel } from './file-label.js';
import { foundCapturesOf, partOf } from './found-capture.js';
import { itemSpecsOf, type ItemSpec } from './item-spec.js';
import { judgeAgentLogs } from './judge-agent-logs.js';
import { judgeConfigurations } from './judge-configurations.js';
import { judgeLargeTable, judgeTableAfterStop, judgeWholeTable } from './judge-docker-ps.js';
import { judgeInspects } from './judge-inspects.js';
import { judgeNodeListing, judgeNodeListingAfterStop } from './judge-node-listings.js';
import { judgeSerfLog } from './judge-serf-log.js';
import { judgeTemplateLines } from './judge-template-lines.js';
import { leftOver } from './left-over.js';
import { isNamedFor } from './named-for.js';
import { isOfText, pictureProof, picturesOf } from './pictures-of.js';
import { eachFileOnce, type Proof, type Proofs, type ProofsOf } from './proof.js';
import { verdictOf, type Found } from './verdict-of.js';

/** Judges what programs have printed: logs, configurations, listings, `docker ps` and `docker inspect`. */
export function judgeCaptured(delivery: Delivery): Judged[] {
  const specs = itemSpecsOf(delivery.lab, delivery.nodes);
  const proofs = proofsOf(delivery, specs);
  // A file that is the best proof of a state is no failed attempt at another one.
  const used = new Set(
    [...proofs.values()].flatMap(({ shows }) => shows.slice(0, 1).map(({ path }) => path)),
  );
  const alone = provenAlone(delivery, specs, proofs);
  const handlers = new Set(
    specs.flatMap(({ id, kind }) => (kind === 'serf' ? (proofs.get(id)?.shows[0]?.path ?? []) : [])),
  );
  const found = specs.map((spec): [ItemSpec, Found] => {
    const { shows, wrong } = proofs.get(spec.id) ?? { shows: [], wrong: [] };
    const isFailed = ({ path }: Proof): boolean =>
      saysMoreThanKind(spec) ? !alone.has(keyOf(spec, path)) : !used.has(path);
    // The handlers write their log in ha: then `ha` in its name tells where it was found.
    const filed = filedFor(delivery, spec)
      .filter(({ file }) => spec.container !== 'ha' || !handlers.has(file.path))
      // The shorter its name, the less else it is named for.
      .sort((one, other) => one.below.length - other.below.length);
    return [
      spec,
      {
        shows,
        pictures: shows.length > 0 ? [] : picturesOf(delivery, spec),
        wrong: [...wrong, ...filed.filter(({ file }) => !isBlank(file)).map(misfiled)].filter(isFailed),
        empty: filed.filter(({ file }) => isBlank(file)).map(emptyProof),
      },
    ];
  });
  const tasks = [...new Set(specs.filter(({ kind }) => kind === 'config').map(({ task }) => task))];
  const meant = new Map(tasks.flatMap((task) => leftOverOf(delivery, task, found)));
  return found.map(([spec, one]) => verdictOf(spec, meant.get(spec) ?? one));
}

/** Files with one capture, without which something of its kind would be missing: no failed attempt at another step or container. */
function provenAlone({ logs }: Delivery, specs: readonly ItemSpec[], proofs: ProofsOf): Set<string> {
  const withSeveral = new Set(logs.filter(holdsSeveral).map(({ file }) => file.path));
  return new Set(
    specs.flatMap((spec) => {
      const [only, ...others] = eachFileOnce(proofs.get(spec.id)?.shows ?? []);
      if (only === undefined || others.length > 0 || withSeveral.has(only.path)) return [];
      return [keyOf(spec, only.path)];
    }),
  );
}

/** Whether two captures of one kind are in the file. */
function holdsSeveral({ captures }: LogFile): boolean {
  const kinds = captures.map(({ kind }) => kind).filter((kind) => kind !== 'other');
  return new Set(kinds).size < kinds.length;
}

function keyOf({ task, kind }: ItemSpec, path: string): string {
  return `${task} ${kind} ${path}`;
}

/** What speaks for the configurations of a task for which there is nothing but a file that names no step. */
function leftOverOf(
  delivery: Delivery,
  task: TaskNumber,
  found: readonly (readonly [ItemSpec, Found])[],
): [ItemSpec, Found][] {
  const soFar = found
    .filter(([spec]) => spec.task === task && spec.kind === 'config')
    .map(([spec, { shows, pictures, wrong, empty }]) => {
      return { spec, paths: [...shows, ...pictures, ...wrong, ...empty].map(({ path }) => path) };
    });
  const meant = leftOver(delivery, soFar, ({ file }) => isBlank(file) || isOfText(file));
  return [...meant].map(([spec, log]) => {
    const nothing: Found = { shows: [], pictures: [], wrong: [], empty: [] };
    const found = isBlank(log.file) ? { empty: [emptyProof(log)] } : { pictures: [pictureProof(log)] };
    return [spec, { ...nothing, ...found }];
  });
}

function proofsOf(delivery: Delivery, all: readonly ItemSpec[]): ProofsOf {
  const captured = new Map(taskNumbers.map((task) => [task, foundCapturesOf(delivery, task)]));
  return new Map(
    taskNumbers.flatMap((task): [ItemId, Proofs][] => {
      const ofTask = all.filter((spec) => spec.task === task);
      if (ofTask.length === 0) return [];
      const found = captured.get(task) ?? [];
      const roles = containerRolesOf(found, delivery);
      const specs = (shows: ItemSpec['shows']): ItemSpec[] => ofTask.filter((spec) => spec.shows === shows);
      const logs = specs('log');
      // A log in which others have joined may lie with a neighbouring task.
      const neighbours = logs.some(({ joined }) => joined)
        ? taskNumbers.filter((one) => Math.abs(one - task) === 1).flatMap((one) => captured.get(one) ?? [])
        : [];
      const each = (shows: ItemSpec['shows'], judge: (spec: ItemSpec) => Proofs): [ItemId, Proofs][] =>
        specs(shows).map((spec) => [spec.id, judge(spec)]);
      return [
        ...(logs.length === 0 ? [] : judgeAgentLogs(logs, found, roles, neighbours)),
        ...each('handlers-log', () => judgeSerfLog(found, roles)),
        ...judgeTemplateLines(specs('rendered'), found, roles),
        ...judgeConfigurations(specs('configuration'), found, roles),
        ...each('docker-ps', ({ step, backends }) => {
          if (step === 'stop') return judgeTableAfterStop(found, roles);
          return backends === undefined ? judgeWholeTable(found, roles) : judgeLargeTable(found, roles);
        }),
        ...judgeInspects(specs('docker-inspect'), found, roles),
        ...each('nodes', ({ step }) =>
          step === 'stop' ? judgeNodeListingAfterStop(found, roles) : judgeNodeListing(found, roles),
        ),
      ];
    }),
  );
}

/** Whether the item asks for a container or a step by name, so that a file can be named for it and for no other. */
function saysMoreThanKind(spec: ItemSpec): boolean {
  return spec.container !== undefined || spec.step !== undefined;
}

/** The files of the task's folder that are named for the item, whatever they hold. */
function filedFor(delivery: Delivery, spec: ItemSpec): LogFile[] {
  return delivery.logs.filter((log) => {
    if (log.task !== spec.task || log.file.content.kind !== 'text') return false;
    const label = fileLabel(delivery, log);
    return isNamedFor(spec, label, label.stop || (spec.task === 5 && partOf(log) === 3 && !label.early));
  });
}

function isBlank({ content }: LogFile['file']): boolean {
  return content.kind === 'text' && content.text.trim() === '';
}

function emptyProof({ file }: LogFile): Proof {
  return { path: file.path, saw: { code: 'empty' } };
}

function misfiled(log: LogFile): Proof {
  return { path: log.file.path, saw: describeContent(log.captures) };
}
