import { capturedItems, type ItemId, type TaskNumber } from '../item.js';
import type { Delivery, LogFile } from '../delivery.js';
import type { Judged } from '../verdict.js';
import { containerRolesOf } from './container-roles.js';
import { describeContent } from './describe-content.js';
import { foundCapturesOf, partOf } from './found-capture.js';
import { itemSpecs, type ItemSpec } from './item-spec.js';
import { judgeAgentLogs } from './judge-agent-logs.js';
import { judgeConfigurations } from './judge-configurations.js';
import { judgeLargeTable, judgeTableAfterStop, judgeWholeTable } from './judge-docker-ps.js';
import { judgeInspects } from './judge-inspects.js';
import { judgeNodeListing, judgeNodeListingAfterStop } from './judge-node-listings.js';
import { judgeSerfLog } from './judge-serf-log.js';
import { judgeTemplateLines } from './judge-template-lines.js';
import { readPathLabel } from './label.js';
import { leftOver } from './left-over.js';
import { isNamedFor } from './named-for.js';
import { isOfText, pictureProof, picturesOf } from './pictures-of.js';
import type { Proof, ProofsOf } from './proof.js';
import { verdictOf, type Found } from './verdict-of.js';

/** Judges what programs have printed: logs, configurations, listings, `docker ps` and `docker inspect`. */
export function judgeCaptured(delivery: Delivery): Judged[] {
  const proofs = proofsOf(delivery);
  // A file that is the best proof of a state is no failed attempt at another one.
  const used = new Set(
    [...proofs.values()].flatMap(({ shows }) => shows.slice(0, 1).map(({ path }) => path)),
  );
  const handlers = proofs.get('T3.2 serf.log')?.shows[0]?.path;
  const found = itemSpecs
    .filter((spec) => capturedItems.includes(spec.id))
    .map((spec): [ItemSpec, Found] => {
      const { shows, wrong } = proofs.get(spec.id) ?? { shows: [], wrong: [] };
      const mayBeUsed = (proof: Proof): boolean => saysMoreThanKind(spec) || !used.has(proof.path);
      // The handlers write their log in ha: then `ha` in its name tells where it was found.
      const filed = filedFor(delivery, spec)
        .filter(({ file }) => spec.container !== 'ha' || file.path !== handlers)
        // The shorter its name, the less else it is named for.
        .sort((one, other) => one.below.length - other.below.length);
      return [
        spec,
        {
          shows,
          pictures: shows.length > 0 ? [] : picturesOf(delivery, spec),
          wrong: [...wrong, ...filed.filter(({ file }) => !isBlank(file)).map(misfiled)].filter(mayBeUsed),
          empty: filed.filter(({ file }) => isBlank(file)).map(emptyProof),
        },
      ];
    });
  const meant = new Map([...leftOverOf(delivery, 4, found), ...leftOverOf(delivery, 5, found)]);
  return found.map(([spec, one]) => verdictOf(spec, meant.get(spec) ?? one));
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

function proofsOf(delivery: Delivery): ProofsOf {
  const task = (number: TaskNumber) => {
    const foundCaptures = foundCapturesOf(delivery, number);
    const specs = (kind: ItemSpec['kind']): ItemSpec[] =>
      itemSpecs.filter((spec) => spec.task === number && spec.kind === kind);
    return { foundCaptures, roles: containerRolesOf(foundCaptures), specs };
  };
  const [two, three, four, five, six] = [task(2), task(3), task(4), task(5), task(6)];
  return new Map([
    ...judgeAgentLogs(two.specs('log'), two.foundCaptures, two.roles),
    ...judgeAgentLogs(three.specs('log'), three.foundCaptures, three.roles, [
      ...two.foundCaptures,
      ...four.foundCaptures,
    ]),
    ['T3.2 serf.log', judgeSerfLog(three.foundCaptures, three.roles)],
    ...judgeTemplateLines(four.specs('config'), four.foundCaptures, four.roles),
    ['T4.3 docker ps', judgeWholeTable(four.foundCaptures, four.roles)],
    ...judgeInspects(four.specs('inspect'), four.foundCaptures, four.roles),
    ...judgeConfigurations(five.specs('config'), five.foundCaptures, five.roles),
    ['T5.1 docker ps', judgeWholeTable(five.foundCaptures, five.roles)],
    ...judgeInspects(five.specs('inspect'), five.foundCaptures, five.roles),
    ['T5.2 nodes list', judgeNodeListing(five.foundCaptures, five.roles)],
    ['T5.3 nodes after stop', judgeNodeListingAfterStop(five.foundCaptures, five.roles)],
    ['T5.3 docker ps after stop', judgeTableAfterStop(five.foundCaptures, five.roles)],
    ['T6.1 docker ps (>2 webapps)', judgeLargeTable(six.foundCaptures, six.roles)],
  ] satisfies [ItemId, unknown][]);
}

/** Whether the item asks for a container or a step by name, so that a file can be named for it and for no other. */
function saysMoreThanKind(spec: ItemSpec): boolean {
  return spec.container !== undefined || spec.step !== undefined;
}

/** The files of the task's folder that are named for the item, whatever they hold. */
function filedFor(delivery: Delivery, spec: ItemSpec): LogFile[] {
  return delivery.logs.filter((log) => {
    if (log.task !== spec.task || log.file.content.kind !== 'text') return false;
    const label = readPathLabel(log.below);
    return isNamedFor(spec, label, label.stop || (spec.task === 5 && partOf(log) === 3));
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
