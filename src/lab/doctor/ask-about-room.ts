import { statfs } from 'node:fs/promises';
import { freemem } from 'node:os';
import { isLocal, type Engine } from '../../docker/engine.js';
import type { EngineInfo } from '../../docker/engine-info.js';
import { failed, notSeen, ok, warning, type Answer } from './answer.js';

const mega = 1000 * 1000;

/** A container of the lab needs about as much; its limit is far above. */
const memoryPerContainer = 64 * mega;

/** All stages of all images take about 700 MB; with less than the lower bound not even a container's log has room. */
const engineDisk = { enough: 1500 * mega, least: 200 * mega };
/** The evidence of all tasks is a few megabytes, unless a container floods its log. */
const workspaceDisk = { enough: 200 * mega, least: 20 * mega };

/** Memory for so many containers; what is free now is known where the engine runs on this machine. */
export function askAboutMemory(engine: Engine, info: EngineInfo, containers: number): Answer {
  const name = 'Memory';
  const needed = containers * memoryPerContainer;
  const free = isLocal(engine) ? Math.min(freemem(), info.memoryBytes) : undefined;
  const finding = [
    ...(free === undefined ? [] : [`${megabytes(free)} free`]),
    `${megabytes(info.memoryBytes)} in all, ${info.cpus} CPUs; ${containers} containers need about ${megabytes(needed)}`,
  ].join(' of ');
  if (info.memoryBytes < needed)
    return failed(name, finding, 'give the engine more memory, or use fewer --nodes');
  if (free !== undefined && free < needed)
    return warning(name, finding, 'close other programs, or use fewer --nodes');
  return ok(name, finding);
}

/** Disk for images and containers; an engine on another machine, or in one of Docker Desktop's, keeps that to itself. */
export async function askAboutEngineDisk(engine: Engine, info: EngineInfo): Promise<Answer> {
  const name = 'Disk of the engine';
  const free = isLocal(engine) ? await freeBytes(info.dataFolder) : undefined;
  if (free === undefined)
    return notSeen(name, `${info.dataFolder} on its own machine: cannot be seen from here`);
  return diskAnswer(
    name,
    info.dataFolder,
    free,
    engineDisk,
    '`docker system prune` removes what no container uses',
  );
}

/** Disk for evidence. */
export async function askAboutWorkspaceDisk(folder: string): Promise<Answer> {
  const name = 'Disk of the workspace';
  const free = await freeBytes(folder);
  if (free === undefined) return notSeen(name, 'unknown: the file system does not say');
  return diskAnswer(name, folder, free, workspaceDisk, 'make room, or work in another folder with -C DIR');
}

function diskAnswer(
  name: string,
  folder: string,
  free: number,
  { enough, least }: { readonly enough: number; readonly least: number },
  hint: string,
): Answer {
  const finding = `${megabytes(free)} free at ${folder}`;
  if (free < least) return failed(name, `${finding}, ${megabytes(least)} are the least`, hint);
  if (free < enough)
    return warning(name, `${finding}, ${megabytes(enough)} would be enough for everything`, hint);
  return ok(name, finding);
}

/** What an ordinary user can still write. */
async function freeBytes(folder: string): Promise<number | undefined> {
  try {
    const { bavail, bsize } = await statfs(folder);
    return bavail * bsize;
  } catch {
    return undefined;
  }
}

function megabytes(bytes: number): string {
  return bytes < 10_000 * mega ? `${Math.round(bytes / mega)} MB` : `${Math.round(bytes / mega / 1000)} GB`;
}
