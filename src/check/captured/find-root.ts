import type { HandIn } from '../hand-in.js';
import type { CheckedLab } from '../checked-lab.js';
import { isBelow } from './find-logs.js';
import { taskInPath } from './task-in-path.js';

/**
 * The folder of this lab in a hand-in that may hold a whole course: it has the two images and traces of this lab (s6, Serf,
 * logs by task), which its siblings have not. Empty for the hand-in itself.
 */
export function findRoot(handIn: HandIn, lab: CheckedLab): string {
  const paths = handIn.files.map(({ path }) => path);
  const all = new Set(paths);
  const withImages = foldersBefore(paths, /(?:^|\/)ha\/Dockerfile$/).filter((folder) =>
    all.has(`${folder === '' ? '' : `${folder}/`}webapp/Dockerfile`),
  );
  const withLogs = foldersBefore(
    paths,
    /(?:^|\/)(?:(?:report|rapport)\/)?logs?\/(?:[^/]{1,80}\/){0,3}[^/]{1,200}$/i,
  );
  const score = (folder: string): number => traces(paths, folder, lab);
  const best =
    bestOf(withImages, score) ??
    bestOf(
      withLogs.filter((folder) => hasTasks(paths, folder, lab)),
      score,
    );
  if (best === undefined || best === '') return '';
  // The logs may lie beside the lab's folder instead of in it.
  const inside = paths.some((path) => isBelow(path, best) && isLogOfTask(path.slice(best.length + 1), lab));
  const outside = paths.some((path) => !isBelow(path, best) && isLogOfTask(path, lab));
  return inside || !outside ? best : '';
}

function foldersBefore(paths: readonly string[], end: RegExp): string[] {
  const found = paths.flatMap((path) => {
    const at = end.exec(path)?.index;
    return at === undefined ? [] : [path.slice(0, at)];
  });
  // Nearest first: each one is compared with every path.
  return [...new Set(found)].sort((one, other) => depthOf(one) - depthOf(other)).slice(0, mostFolders);
}

/** A course has some twenty labs. */
const mostFolders = 200;

function depthOf(folder: string): number {
  return folder.split('/').length;
}

function bestOf(folders: readonly string[], score: (folder: string) => number): string | undefined {
  const scored = folders.map((folder) => ({
    folder,
    points: score(folder),
    depth: depthOf(folder),
  }));
  scored.sort((a, b) => b.points - a.points || a.depth - b.depth || (a.folder < b.folder ? -1 : 1));
  return scored[0]?.folder;
}

/** Points for what only this lab has. */
function traces(paths: readonly string[], folder: string, lab: CheckedLab): number {
  const own = paths
    .filter((path) => isBelow(path, folder))
    .map((path) => (folder === '' ? path : path.slice(folder.length + 1)));
  const points = ownTraces.filter((trace) => own.some((path) => trace.test(path))).length;
  const tasks = new Set(
    own.filter((path) => isLogOfTask(path, lab)).map((path) => taskInPath(path, lab)?.task),
  ).size;
  const putAside = /(?:^|[/ ._-])(?:old|backup|bak|copy|copie)(?:$|[/ ._-])/i.test(folder) ? 5 : 0;
  return points + 2 * tasks - putAside;
}

const ownTraces = [
  /^ha\/(?:services|s6|rootfs)\//,
  /^(?:ha|webapp)\/(?:services\/)?serf\//,
  /^ha\/(?:scripts|serf-handlers|handlers)\/member-/,
  /^ha\/config\/haproxy\.cfg\.hb$/,
  /^webapp\/services\//,
];

function hasTasks(paths: readonly string[], folder: string, lab: CheckedLab): boolean {
  return paths.some(
    (path) => isBelow(path, folder) && isLogOfTask(folder === '' ? path : path.slice(folder.length + 1), lab),
  );
}

function isLogOfTask(path: string, lab: CheckedLab): boolean {
  return /(?:^|\/)logs?\//i.test(path) && taskInPath(path, lab) !== undefined;
}
