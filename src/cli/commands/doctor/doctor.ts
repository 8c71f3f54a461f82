import { delimiter, join } from 'node:path';
import { isProgram, locateBrowser } from '../../../browser/locate-browser.js';
import { engineInfo } from '../../../docker/engine-info.js';
import type { Engine, EngineVersion } from '../../../docker/engine.js';
import { Failed } from '../../../failure.js';
import { askAboutBase } from '../../../lab/doctor/ask-about-base.js';
import { askAboutConflicts, askAboutPorts } from '../../../lab/doctor/ask-about-conflicts.js';
import { askAboutEngine } from '../../../lab/doctor/ask-about-engine.js';
import { askAboutLeftOvers } from '../../../lab/doctor/ask-about-left-overs.js';
import {
  askAboutEngineDisk,
  askAboutMemory,
  askAboutWorkspaceDisk,
} from '../../../lab/doctor/ask-about-room.js';
import { askAboutLineEnds, askAboutLogs } from '../../../lab/doctor/ask-about-workspace.js';
import { failed, ok, warning, type Answer } from '../../../lab/doctor/answer.js';
import { sharedTopology } from '../../../run/run-lab.js';
import { workspaceId } from '../../../run/workspace-id.js';
import { makePalette } from '../../../ui/palette.js';
import type { CommandResult } from '../../command-result.js';
import { connectToEngine } from '../../connect.js';
import { doctorText } from './doctor-text.js';
import { backendNames, byNodeOrder, mainBalancer } from '../../../scenario/lab-description.js';
import { loadPlans, taskFiles } from '../../task-files.js';
import { openWorkspace, type Workspace, type WorkspaceOptions } from '../../workspace.js';

/** `ait-lab doctor`: is this machine ready? Exit code 3 when something is missing that `run` needs. */
export async function doctor(
  options: WorkspaceOptions & { readonly json?: boolean; readonly browser?: string },
): Promise<CommandResult> {
  const workspace = openWorkspace(options);
  const tasks = findNodes(workspace);
  const [engineAnswers, lineEnds, logs, disk, browser] = await Promise.all([
    examineEngine(workspace, tasks.nodes),
    askAboutLineEnds(workspace.imagesFolder),
    askAboutLogs(join(workspace.path, 'logs')),
    askAboutWorkspaceDisk(workspace.path),
    askAboutBrowser(options.browser),
  ]);
  const answers = [
    askAboutNode(process.versions.node),
    ...engineAnswers,
    tasks.answer,
    lineEnds,
    logs,
    disk,
    browser,
  ];
  const text = options.json
    ? `${JSON.stringify({ answers })}\n`
    : doctorText(answers, makePalette(process.stdout));
  return { text, exitCode: answers.some((answer) => answer.state === 'failed') ? 3 : 0 };
}

/** The nodes of all tasks; task files that are wrong are something to tell, and the lab's own nodes are looked at. */
function findNodes({ path, settings, labs, lab }: Workspace): { nodes: string[]; answer: Answer } {
  const name = 'Task files';
  const files = taskFiles(path);
  try {
    const plans = loadPlans(files, labs, [...files.keys()], { nodes: settings.nodes });
    const nodes = plans.flatMap((plan) => plan.nodes);
    return {
      nodes: [...new Set(nodes)].sort(byNodeOrder(lab)),
      answer: ok(name, `${plans.length}, without mistakes`),
    };
  } catch (error) {
    if (!(error instanceof Failed)) throw error;
    const finding = error.failure.reason === 'usage' ? error.failure.message : 'there are mistakes in them';
    return {
      nodes: [mainBalancer(lab), ...backendNames(lab, 2)],
      answer: failed(name, finding, '`ait-lab run all --dry-run` shows where'),
    };
  }
}

async function examineEngine(
  { path, settings, lab }: Workspace,
  nodes: readonly string[],
): Promise<Answer[]> {
  const topology = sharedTopology(lab, settings);
  let engine: Engine & EngineVersion;
  try {
    engine = await connectToEngine();
  } catch (error) {
    if (!(error instanceof Failed) || error.failure.reason !== 'engine-unreachable') throw error;
    const { endpoint, detail } = error.failure;
    const finding = `none answers at ${endpoint}: ${detail}; what only it knows was not looked at`;
    const hint = detail.includes('EACCES')
      ? 'join the group docker (sudo usermod -aG docker $USER) and log in again'
      : '`bin/setup` installs and starts one; DOCKER_HOST or a Docker context names another';
    return [failed('Docker Engine', finding, hint), await askAboutPorts(topology, nodes)];
  }
  const info = await engineInfo(engine);
  const id = await workspaceId(path);
  const [conflicts, leftOvers, disk, base] = await Promise.all([
    askAboutConflicts(engine, topology, nodes, id),
    askAboutLeftOvers(engine, id),
    askAboutEngineDisk(engine, info),
    askAboutBase(engine, settings.base, isOnPath('mmdebstrap')),
  ]);
  return [
    askAboutEngine(engine, info),
    base,
    ...conflicts,
    leftOvers,
    askAboutMemory(engine, info, nodes.length),
    disk,
  ];
}

function askAboutNode(version: string): Answer {
  const name = 'Node.js';
  return Number.parseInt(version, 10) >= 20
    ? ok(name, version)
    : failed(name, version, 'install Node.js 20 or newer');
}

async function askAboutBrowser(named: string | undefined): Promise<Answer> {
  const name = 'Browser';
  const found = await locateBrowser(named);
  if ('path' in found) return ok(name, found.path);
  const hint =
    '`bin/setup` installs Chromium; --browser or CHROME_PATH names one elsewhere; `run --no-screenshots` goes without';
  const finding =
    'looked' in found
      ? `neither Chrome nor Chromium nor Edge: looked at ${found.looked.join(', ')}`
      : `${found.namedBy} names ${found.missing}, and there is no such program`;
  return warning(name, finding, hint);
}

function isOnPath(program: string): boolean {
  return (process.env['PATH'] ?? '').split(delimiter).some((folder) => isProgram(join(folder, program)));
}
