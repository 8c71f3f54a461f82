import { openBrowser, type Browser } from '../../../browser/browser.js';
import { locateBrowser } from '../../../browser/locate-browser.js';
import { Logs } from '../../../evidence/logs.js';
import { placePictures, TaskPictures } from '../../../evidence/pictures.js';
import { Recorded } from '../../../evidence/recorded.js';
import { logFolder, pictureFolder } from '../../../evidence/task-variant.js';
import { Failed } from '../../../failure.js';
import { collect, type NotCaptured } from '../../../lab/collect.js';
import { photograph } from '../../../lab/photograph.js';
import { describeVersions } from '../../../lab/versions.js';
import { lockWorkspace } from '../../../run/workspace-lock.js';
import { evidenceFiles } from '../../../scenario/plan.js';
import { stepsAt, stillToCome, type StillToCome } from '../../../scenario/states.js';
import type { Attached } from '../../attach.js';
import { plansOf } from '../../plans-of.js';
import { productVersion } from '../../../product.js';
import { selectTasks } from '../../task-files.js';
import { tellMovedAside } from '../../tell-moved-aside.js';
import type { WorkspaceOptions } from '../../workspace.js';

export interface CollectOptions extends WorkspaceOptions {
  readonly json?: boolean;
  /** Captures each state as it comes about, until it is interrupted. */
  readonly watch?: boolean;
  readonly screenshots?: boolean;
  readonly browser?: string;
}

/** What was collected of a state. */
export interface Collected {
  readonly task: number;
  readonly variant: string;
  readonly folder: string;
  readonly files: readonly string[];
  readonly missing: readonly NotCaptured[];
  readonly stillToCome: readonly StillToCome[];
  /** Why there is no picture; absent where there is one, or none was to be taken. */
  readonly noPicture?: string;
}

/** Captures what there is to capture at the state that the lab is in. */
export async function collectNow(
  attached: Attached,
  word: string | undefined,
  options: CollectOptions,
): Promise<Collected> {
  const { workspace } = attached;
  using lab = attached.lab;
  const plans = plansOf(attached);
  const known = plans.map(({ task }) => task);
  const task = word === undefined ? lab.owner.task : (selectTasks([word], known)[0] ?? lab.owner.task);
  const plan = plans.find((one) => one.task === task);
  const logs = new Logs(workspace.path);
  using _told = tellMovedAside(logs.aside);
  await using _lock = await lockWorkspace(workspace.path, 'collect-logs', new Date(), logs.aside);
  const which = logs.located({ task, variant: lab.description.variant });
  const before = await Recorded.of(logs.folder(which));
  const earlier = before.manifest;
  const folder = await logs.open(which, () => new Date());
  const started = new Date().toISOString();
  const running = runningNodes(attached);
  // Evidence of our own images has the names of the run that keeps them up.
  const steps = plan && lab.description.findings ? stepsAt(plan, running) : [];
  const reserved = new Set(plan && lab.description.findings ? evidenceFiles(plan) : []);
  const pictures = new TaskPictures(folder.path);
  const [{ files, missing }, described, noPicture] = await Promise.all([
    collect(attached, folder, steps, reserved),
    describeVersions(lab).catch(() => ({ versions: {}, images: {} })),
    options.screenshots === false ? undefined : takePictures(attached, steps, pictures, options),
  ]);
  const hosts = { ...earlier?.nodes, ...lab.hosts.all };
  const taken = pictures.listedIn(pictureFolder(which));
  const kept = (earlier?.pictures ?? []).filter((one) => !taken.some(({ file }) => file === one.file));
  await folder.writeManifest({
    title: plan?.title ?? 'Collected by hand',
    run: lab.owner.run,
    variant: lab.description.variant,
    started,
    outcome: 'collected',
    images: described.images,
    ...earlier,
    task,
    ended: new Date().toISOString(),
    versions: { 'ait-lab': productVersion(), ...earlier?.versions, ...described.versions },
    ...(Object.keys(hosts).length > 0 ? { nodes: hosts } : {}),
    ...(kept.length + taken.length > 0 ? { pictures: [...kept, ...taken] } : {}),
  });
  await placePictures(workspace.path, which, logs.aside, before);
  const there = new Set([
    ...folder.files.map(({ file }) => file),
    ...[...kept, ...taken].map(({ file }) => file.split('/').at(-1) ?? ''),
  ]);
  return {
    task,
    variant: which.variant,
    folder: logFolder(which),
    files: [...files, ...taken.map(({ file }) => file)],
    missing,
    stillToCome: plan && lab.description.findings ? stillToCome(plan, running, there) : [],
    ...(noPicture === undefined ? {} : { noPicture }),
  };
}

/** @returns why there is no picture, where there is none that was asked for */
async function takePictures(
  { lab, workspace }: Attached,
  steps: ReturnType<typeof stepsAt>,
  pictures: TaskPictures,
  options: CollectOptions,
): Promise<string | undefined> {
  const wanted = steps.flatMap((step) =>
    step.captures.flatMap((one) => (one.kind === 'screenshot' ? [{ step: step.name, ...one }] : [])),
  );
  if (wanted.length === 0) return undefined;
  const found = locateBrowser(options.browser);
  if (!('path' in found)) return 'no browser was found: `ait-lab doctor` tells where it was looked for';
  const { bind } = workspace.settings;
  const { signal } = new AbortController();
  const browser: Browser = await openBrowser({ path: found.path, hosts: ['127.0.0.1', bind], signal });
  try {
    for (const { step, file, on } of wanted) {
      const look = { file, step, on, servers: undefined, withinMs: 5000, signal };
      const { png, width, height, sidecar } = await photograph(lab, browser, look);
      await pictures.write(file, png, sidecar, { step, time: sidecar.time, width, height });
    }
    return undefined;
  } catch (error) {
    if (error instanceof Failed && error.failure.reason === 'capture-failed') return error.failure.detail;
    throw error;
  } finally {
    await browser.close();
  }
}

function runningNodes({ nodes }: Attached): ReadonlySet<string> {
  return new Set(nodes.filter(({ state }) => state === 'running').map(({ node }) => node));
}
