import { existsSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Failed } from '../failure.js';
import { staysWithin } from '../keep/read-within.js';
import { defaultSettings, type Settings } from '../lab/settings.js';
import { isLoopback } from '../lab/topology.js';
import { isLabSubnet } from '../lab/subnet.js';
import { parseYaml, suggestion } from '../scenario/parse-yaml.js';
import { describeLab } from '../repository/describe-lab.js';
import type { LabDescription } from '../scenario/lab-description.js';
import type { Labs } from '../scenario/make-plan.js';
import { ownVariant } from '../scenario/variant.js';
import { workspaceFileSchema, type WorkspaceFile } from '../scenario/workspace-file.js';
import { courseLabs, loadLabs } from './lab-files.js';
import { ownRepository, type OwnRepository } from './own-repository.js';
import { productFolder } from '../product.js';
import { readYamlText } from './read-yaml-text.js';
import { taskFiles } from './task-files.js';
import type { WhoseImages } from './whose-images.js';

/** Options that many commands share; commander has filled in their variables. */
export interface WorkspaceOptions {
  readonly directory?: string;
  readonly base?: string;
  readonly subnet?: string;
  readonly network?: string;
  readonly bind?: string;
  readonly bindAdmin?: string;
  readonly nodes?: number;
  readonly variant?: string;
  readonly images?: WhoseImages;
  readonly portHttp?: number;
  readonly portStats?: number;
  readonly portAdmin?: number;
  readonly portApp?: number;
}

export interface Workspace {
  /** Absolute path. */
  readonly path: string;
  /** The repository whose images are run in place of ours. */
  readonly repository: OwnRepository | undefined;
  /** Task files by number. */
  readonly files: ReadonlyMap<number, string>;
  readonly settings: Settings;
  /** For the tasks that have it. */
  readonly variant: string;
  /** The lab and its variants by name. */
  readonly labs: Labs;
  /** The lab itself. */
  readonly lab: LabDescription;
  /** Folder of the Dockerfiles: the workspace's own, if it has one. */
  readonly imagesFolder: string;
  /** What `ait-lab.yaml` asks for and only the user may give, in words. */
  readonly withheld: string | undefined;
  /** What `ait-lab.yaml` says about the report. */
  readonly report: Pick<WorkspaceFile, 'title' | 'authors' | 'repository' | 'lang'>;
}

/** The lab of a repository whose images are at a task: the description of such labs with what it says itself. */
export function labsOf(repository: OwnRepository, task: number): Labs {
  return new Map([[ownVariant, describeLab(courseLab(), repository, task)]]);
}

/** The lab as repositories of the course have it, finished. */
export function courseLab(): LabDescription {
  const lab = courseLabs().get(ownVariant);
  if (!lab) throw new Error('labs of repositories have no description');
  return lab;
}

/**
 * Finds out what the lab looks like: options and environment first, then `ait-lab.yaml`, then the lab's own values.
 *
 * @throws Failed `usage`, `scenario-invalid`
 */
export function openWorkspace(options: WorkspaceOptions): Workspace {
  const path = resolve(options.directory ?? '.');
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory() !== true)
    throw new Failed({ reason: 'usage', message: `-C ${options.directory ?? ''}: no such folder` });
  for (const folder of folders.map((name) => join(path, name)))
    if (existsSync(folder)) staysWithin(folder, path);
  const file = readWorkspaceFile(path);
  const own = join(path, 'images');
  const repository = ownRepository(path, options.images ?? file.images);
  const labs = repository ? labsOf(repository, repository.stage.begun) : loadLabs(path);
  const variant = options.variant ?? file.variant ?? ownVariant;
  const lab = labs.get(ownVariant);
  if (!lab || !labs.has(variant)) {
    const message = `"${variant}" is not a variant of this lab`;
    throw new Failed({ reason: 'usage', message, hint: suggestion(variant, [...labs.keys()]) });
  }
  const defaults = defaultSettings(lab);
  const withheld =
    options.bind === undefined && file.bind !== undefined && !isLoopback(file.bind) ? file.bind : undefined;
  const settings = {
    network: options.network ?? file.network ?? defaults.network,
    subnet: options.subnet ?? file.subnet ?? defaults.subnet,
    bind: options.bind ?? (withheld === undefined ? file.bind : undefined) ?? defaults.bind,
    bindAdmin: options.bindAdmin,
    base: options.base ?? file.base ?? defaults.base,
    nodes: options.nodes ?? file.nodes ?? defaults.nodes,
    ports: {
      http: options.portHttp ?? file.ports?.http ?? defaults.ports.http,
      stats: options.portStats ?? file.ports?.stats ?? defaults.ports.stats,
      admin: options.portAdmin ?? file.ports?.admin ?? defaults.ports.admin,
      app: options.portApp ?? file.ports?.app ?? defaults.ports.app,
    },
  };
  if (!isLabSubnet(settings.subnet)) {
    const message = `"${settings.subnet}" is not a subnet for the lab`;
    const hint = 'an IPv4 network address with /16 to /24, such as 192.168.42.0/24';
    throw new Failed({ reason: 'usage', message, hint });
  }
  return {
    path,
    repository,
    files: taskFiles(path, repository),
    settings,
    variant,
    labs,
    lab,
    imagesFolder: existsSync(join(own, lab.roles.balancer.image.dockerfile))
      ? own
      : join(productFolder, 'images'),
    report: file,
    withheld: withheld && withheldText(withheld),
  };
}

/** A folder that somebody has handed over is not to open this machine to the network. */
function withheldText(bind: string): string {
  return `ait-lab.yaml asks for bind: ${bind}, where others in the network reach the lab; ports are published on 127.0.0.1 (to have it so: --bind ${bind})`;
}

/** What is read and written in a workspace is in it: a link from a stranger may lead anywhere. */
const folders = ['logs', 'report', 'tasks', 'images'];

function readWorkspaceFile(path: string): WorkspaceFile {
  const place = join(path, 'ait-lab.yaml');
  if (!existsSync(place)) return {};
  const { file, text } = readYamlText(place, path);
  const parsed = parseYaml(file, text, workspaceFileSchema);
  if (parsed.value === undefined)
    throw new Failed({ reason: 'scenario-invalid', diagnostics: parsed.diagnostics });
  return parsed.value;
}
