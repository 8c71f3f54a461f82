import { isDeepStrictEqual } from 'node:util';
import { openBrowser, type Browser } from '../../browser/browser.js';
import { locateBrowser } from '../../browser/locate-browser.js';
import { Logs } from '../../evidence/logs.js';
import { placePictures, TaskPictures } from '../../evidence/pictures.js';
import { Recorded } from '../../evidence/recorded.js';
import { logFolder, pictureFolder } from '../../evidence/task-variant.js';
import { Failed } from '../../failure.js';
import type { AttachedLab } from '../../lab/attach.js';
import { collect, type NotCaptured } from '../../lab/collect.js';
import { photograph } from '../../lab/photograph.js';
import { describeVersions } from '../../lab/versions.js';
import { lockWorkspace } from '../../run/workspace-lock.js';
import { evidenceFiles } from '../../scenario/plan.js';
import { stepsAt, stillToCome, type StillToCome } from '../../scenario/states.js';
import { letPass } from '../../until.js';
import { symbols } from '../../ui/palette.js';
import { attach } from '../attach.js';
import type { CommandResult } from '../command-result.js';
import { watchInterrupts } from '../interrupt.js';
import { plansOf } from '../plans-of.js';
import { productVersion } from '../product.js';
import { selectTasks } from '../task-files.js';
import { tellMovedAside } from '../tell-moved-aside.js';
import { whoseText } from '../whose-text.js';
import type { Workspace, WorkspaceOptions } from '../workspace.js';

export interface CollectOptions extends WorkspaceOptions {
  readonly json?: boolean;
  /** Captures each state as it comes about, until it is interrupted. */
  readonly watch?: boolean;
  readonly screenshots?: boolean;
  readonly browser?: string;
}

/** What was collected of a state. */
interface Collected {
  readonly task: number;
  readonly variant: string;
  readonly folder: string;
  readonly files: readonly string[];
  readonly missing: readonly NotCaptured[];
  readonly stillToCome: readonly StillToCome[];
  /** Why there is no picture; absent where there is one, or none was to be taken. */
  readonly noPicture?: string;
}

/** How often a watch looks, and how long a state has to last: members that come or go take a second or two to be known. */
const lookEveryMs = 500;
const settledAfterMs = 2500;

/** `ait-lab collect-logs`: evidence of the containers that run now, beside what is in their task's folder of `logs/` already. */
export async function collectLogs(word: string | undefined, options: CollectOptions): Promise<CommandResult> {
  if (options.watch) return watch(word, options);
  const attached = await attach(options);
  const collected = await collectNow(attached, word, options);
  const head = options.json ? '' : `${headText(attached)}\n`;
  return {
    text: head + (options.json ? `${JSON.stringify(collected)}\n` : collectedText(collected)),
    exitCode: 0,
  };
}

/** Captures each state of the lab once it has lasted, until somebody ends it. */
async function watch(word: string | undefined, options: CollectOptions): Promise<CommandResult> {
  const { stdout } = process;
  using signal = watchInterrupts();
  let captured: readonly string[] | undefined;
  let seen: readonly string[] = [];
  let since = performance.now();
  if (!options.json)
    stdout.write('watching; start and stop containers in another terminal, Ctrl-C ends it\n');
  try {
    for (;;) {
      const attached = await attachIfThere(options);
      const state = attached?.nodes.map(({ node, id, state }) => `${node} ${id} ${state}`) ?? [];
      if (!isDeepStrictEqual(state, seen)) [seen, since] = [state, performance.now()];
      const isSettled = performance.now() - since >= settledAfterMs;
      if (attached && isSettled && !isDeepStrictEqual(state, captured)) {
        const collected = await collectNow(attached, word, options);
        captured = state;
        stdout.write(
          options.json
            ? `${JSON.stringify(collected)}\n`
            : `\n${stateText(attached)}\n${collectedText(collected)}`,
        );
      }
      await letPass(lookEveryMs, signal);
    }
  } catch (error) {
    if (!signal.aborted) throw error;
    return { text: '', exitCode: captured === undefined ? 130 : 0 };
  }
}

type Attached = AttachedLab & { readonly workspace: Workspace };

async function attachIfThere(options: CollectOptions): Promise<Attached | undefined> {
  try {
    return await attach(options);
  } catch (error) {
    if (error instanceof Failed && error.failure.reason === 'nothing-running') return undefined;
    throw error;
  }
}

async function collectNow(
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
  const found = await locateBrowser(options.browser);
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

function runningNodes({ nodes }: AttachedLab): ReadonlySet<string> {
  return new Set(nodes.filter(({ state }) => state === 'running').map(({ node }) => node));
}

/** Whose lab it is, and how it was found. */
function headText({ others, workspace }: Attached): string {
  if (!others) return whoseText(workspace);
  return `a lab that ait-lab has not started, found by its ${others.way}; \`${others.takeDown}\` takes it down`;
}

function stateText({ nodes }: AttachedLab): string {
  return nodes.map(({ node, state }) => `${node} ${state}`).join(', ');
}

function collectedText({ folder, files, missing, stillToCome: later, noPicture, task }: Collected): string {
  return [
    ...files.map((file) => (file.includes('/') ? file : `${folder}/${file}`)),
    `${files.length} files captured`,
    ...(noPicture === undefined ? [] : [`${symbols.warning} no picture: ${noPicture}`]),
    ...missing.map(({ file, detail }) => `${symbols.warning} ${file} is not to be had: ${detail}`),
    ...(later.length === 0 ? [] : ['', `Still to come of task ${task}:`]),
    ...later.map(
      ({ files: names, how }) => `  ${how}, then \`ait-lab collect-logs ${task}\`: ${names.join(', ')}`,
    ),
    '',
  ].join('\n');
}
