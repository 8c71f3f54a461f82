import { containerWords } from './container-words.js';
import { fewPaths } from '../few-paths.js';
import type { Doubt } from '../codes/doubt.js';
import type { Sighting } from '../codes/sighting.js';
import { readPathLabel } from '../captured/label.js';
import { partOf } from '../captured/found-capture.js';
import type { Delivery, LogFile } from '../delivery.js';
import { fileAt } from '../file-at.js';
import type { PictureLook } from '../hand-in.js';
import { onceFor } from '../once-for.js';
import type { Judged } from '../verdict.js';
import { otherRepositories } from '../written/judge-repository.js';
import type { LinkState } from '../written/written-report.js';

/**
 * What a verdict rests on that a person had better look at: a name, an order or a picture in the place of a content, another
 * place than the one that is asked for, one of several candidates. Nothing where the content itself has decided.
 */
export function doubtsOf(judged: Judged, delivery: Delivery): readonly Doubt[] {
  const found = [...(judged.doubts ?? []), ...doubtsOfReason(judged, delivery)];
  return [...new Map(found.map((doubt) => [JSON.stringify(doubt), doubt])).values()];
}

function doubtsOfReason(judged: Judged, delivery: Delivery): readonly Doubt[] {
  const { because, task } = judged;
  if (because.code === 'file') return doubtsOfCapture(judged, because.path, because.saw, delivery);
  // Whoever recognises nothing cannot say that it is something else.
  if (because.code === 'other-file')
    return tellsNothing(because.saw) ? [{ code: 'name-alone', path: because.path }] : [];
  if (because.code === 'repository') {
    const others = otherRepositories(delivery.report, delivery.handIn.remotes, because.name);
    return others.length === 0 ? [] : [{ code: 'several-repositories', others: [...fewPaths(others)] }];
  }
  if (because.code === 'contents-as-picture' || because.code === 'film')
    return [{ code: 'picture-unread', path: because.path }];
  if (because.code === 'link-to-film') return unseenElsewhere(because.at.file);
  if (because.code === 'screenshot-with-backends') return whereItLies(because.path, task, delivery);
  if (because.code === 'screenshot-not-shown')
    return [
      ...doubtsOfScreenshot(because.path, task, delivery),
      { code: 'lies-elsewhere', path: because.path },
    ];
  return because.code === 'screenshot' ||
    because.code === 'same-screenshot' ||
    because.code === 'too-few-in-tables'
    ? doubtsOfScreenshot(because.path, task, delivery)
    : [];
}

function unseenElsewhere(path: string): readonly Doubt[] {
  return [
    { code: 'picture-unread', path },
    { code: 'lies-elsewhere', path },
  ];
}

function doubtsOfCapture(
  { task }: Judged,
  path: string,
  saw: Sighting,
  delivery: Delivery,
): readonly Doubt[] {
  if (saw.code === 'picture-of-text')
    return [{ code: 'picture-unread', path }, ...whereItLies(path, task, delivery, !saw.inReport)];
  if (saw.code === 'empty') return [{ code: 'name-alone', path }];
  const log = logsByPath(delivery).get(path);
  // What was pasted into the report stands where it is asked for.
  if (log === undefined) return [];
  const elsewhere: Doubt[] = log.task === task ? [] : [{ code: 'lies-elsewhere', path }];
  if (saysWhose(saw, log, delivery)) return elsewhere;
  const { container, joined, stop } = readPathLabel(log.below, delivery.nodes);
  const isNamed = container !== undefined || joined !== undefined || stop || partOf(log) !== undefined;
  return [...elsewhere, { code: isNamed ? 'name-alone' : 'order-alone', path }];
}

/** Whether what was seen in a file tells by itself whose it is, or of which step. */
function saysWhose(saw: Sighting, log: LogFile, delivery: Delivery): boolean {
  // In a file with several captures, the titles between them tell them apart.
  if (log.captures.length > 1) return true;
  const words = containerWords(delivery, log.task);
  const { container, joined, stop } = readPathLabel(log.below, delivery.nodes);
  if (saw.code === 'agent-log')
    return (
      saw.role === 'balancer' ||
      words.tells(saw.node) ||
      // That it is a backend's its content says; of which of them, its name may.
      (saw.role === 'backend' && container !== undefined)
    );
  if (saw.code === 'configuration') {
    const [server] = saw.servers;
    if (saw.live !== 1 || server === undefined) return true;
    const isNamed = joined !== undefined || stop || partOf(log) !== undefined;
    return isNamed || words.tells(server.who ?? server.name);
  }
  if (saw.code === 'template-line') return words.tells(saw.host) || words.tells(saw.address);
  return saw.code !== 'inspect' || saw.name !== undefined || saw.address !== undefined;
}

function tellsNothing(saw: Sighting): boolean {
  return saw.code === 'holds' && saw.kinds.every((kind) => kind === 'nothing-recognised');
}

function doubtsOfScreenshot(path: string, task: Judged['task'], delivery: Delivery): readonly Doubt[] {
  const isSeen = lookOf(path, delivery)?.shows === 'stats-page';
  return [
    ...(isSeen ? [] : [{ code: 'picture-unread', path } as const]),
    ...whereItLies(path, task, delivery),
  ];
}

function lookOf(path: string, { handIn }: Delivery): PictureLook | undefined {
  const content = fileAt(handIn, path)?.content;
  return content?.kind === 'picture' ? content.look : undefined;
}

/** Of a picture, whether it lies where the report, or the task's folder, says. */
function whereItLies(
  path: string,
  task: Judged['task'],
  delivery: Delivery,
  needsFolder = false,
): readonly Doubt[] {
  const shown = shownIn(delivery).get(`${task ?? ''} ${path}`);
  const isAway =
    shown === undefined
      ? needsFolder && logsByPath(delivery).get(path)?.task !== task
      : awayStates.has(shown);
  return isAway ? [{ code: 'lies-elsewhere', path }] : [];
}

const awayStates: ReadonlySet<LinkState> = new Set<LinkState>(['elsewhere', 'remote']);

const logsByPath = onceFor(({ logs }: Delivery) => new Map(logs.map((log) => [log.file.path, log])));

/** By task and path, how the report's pictures were found; one that was found well is. */
const shownIn = onceFor(({ report }: Delivery) => {
  const states = new Map<string, LinkState>();
  for (const { task, pictures } of report?.sections ?? [])
    for (const { path, file, found } of pictures) {
      const key = `${task ?? ''} ${path ?? file}`;
      const known = states.get(key);
      if (known === undefined || awayStates.has(known)) states.set(key, found);
    }
  return states;
});
