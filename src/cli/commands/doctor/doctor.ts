import { delimiter, join } from 'node:path';
import { isProgram } from '../../../browser/is-program.js';
import { locateBrowser } from '../../../browser/locate-browser.js';
import { engineInfo } from '../../../docker/engine-info.js';
import type { Engine, EngineVersion } from '../../../docker/engine.js';
import { listContainers } from '../../../docker/container.js';
import { Failed, type Failure } from '../../../failure.js';
import { findOthers, takeDownCommand, type OthersLab } from '../../../lab/find-others.js';
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
import { stageText } from '../../../repository/words.js';
import type { Topology } from '../../../lab/topology.js';
import { sharedTopology } from '../../../run/run-lab.js';
import { workspaceId } from '../../../run/workspace-id.js';
import { makePalette } from '../../../ui/palette.js';
import { countText } from '../../../ui/quantity.js';
import type { OwnRepository } from '../../own-repository.js';
import type { CommandResult } from '../../command-result.js';
import { connectToEngine } from '../../connect.js';
import { doctorText } from './doctor-text.js';
import { backendNames, byNodeOrder, mainBalancer } from '../../../scenario/lab-description.js';
import { loadPlans } from '../../task-files.js';
import { openWorkspace, type Workspace, type WorkspaceOptions } from '../../workspace.js';

/** `ait-lab doctor`: is this machine ready? Exit code 3 when something is missing that `run` needs. */
export async function doctor(
  options: WorkspaceOptions & { readonly json?: boolean; readonly browser?: string },
): Promise<CommandResult> {
  const workspace = openWorkspace(options);
  const tasks = findNodes(workspace);
  const [engineAnswers, lineEnds, logs, disk] = await Promise.all([
    examineEngine(workspace, tasks.nodes),
    askAboutLineEnds(workspace.imagesFolder),
    askAboutLogs(join(workspace.path, 'logs')),
    askAboutWorkspaceDisk(workspace.path),
  ]);
  const answers = [
    askAboutNode(process.versions.node),
    ...engineAnswers,
    ...(workspace.repository ? [aboutRepository(workspace.repository)] : []),
    tasks.answer,
    lineEnds,
    logs,
    disk,
    askAboutBrowser(options.browser),
  ];
  const text = options.json
    ? `${JSON.stringify({ answers })}\n`
    : doctorText(answers, makePalette(process.stdout));
  return { text, exitCode: answers.some((answer) => answer.state === 'failed') ? 3 : 0 };
}

/** The nodes of all tasks; task files that are wrong are something to tell, and the lab's own nodes are looked at. */
function findNodes({ files, settings, labs, lab }: Workspace): { nodes: string[]; answer: Answer } {
  const name = 'Task files';
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

/** How far a repository is, and what is done about what has rotted in it. */
function aboutRepository({ edition, stage, rotten }: OwnRepository): Answer {
  const rot =
    rotten.length === 0 ? '' : `; ${countText(rotten.length, 'line')} have rotted, which \`run\` repairs`;
  return ok('Your lab', `edition ${edition}, ${stageText(stage)}${rot}; \`ait-lab status\` tells more`);
}

/** The lab of this repository, which its owner has started: no stranger's, but in the way of a run. */
function aboutLab(others: OthersLab): Answer {
  const states = [...others.nodes].map(([node, { State }]) => `${node} ${State}`).join(', ');
  const hint = `\`ait-lab collect-logs\` captures it; \`${takeDownCommand(others)}\` makes room for \`ait-lab run\``;
  return warning('Its containers', `${states}; found by ${others.way}`, hint);
}

async function examineEngine(workspace: Workspace, nodes: readonly string[]): Promise<Answer[]> {
  const topology = sharedTopology(workspace.lab, workspace.settings);
  try {
    return await askEngine(await connectToEngine(), workspace, topology, nodes);
  } catch (error) {
    const answer = error instanceof Failed ? aboutSilence(error.failure) : undefined;
    if (!answer) throw error;
    return [answer, await askAboutPorts(topology, nodes)];
  }
}

/** An engine that says nothing, or nothing more, is a finding like another. */
function aboutSilence(failure: Failure): Answer | undefined {
  const unknown = 'what only it knows was not looked at';
  if (failure.reason === 'engine-silent') {
    const seconds = failure.withinMs / 1000;
    const finding = `at ${failure.endpoint} says its version, and then nothing (asked for: ${failure.doing}, ${seconds} s); ${unknown}`;
    return failed(
      'Docker Engine',
      finding,
      'see whether `docker ps` answers; one that hangs has to be started again',
    );
  }
  if (failure.reason !== 'engine-unreachable') return undefined;
  const finding = `none answers at ${failure.endpoint}: ${failure.detail}; ${unknown}`;
  const hint = failure.detail.includes('EACCES')
    ? 'join the group docker (sudo usermod -aG docker $USER) and log in again'
    : '`bin/setup` installs and starts one; DOCKER_HOST or a Docker context names another';
  return failed('Docker Engine', finding, hint);
}

async function askEngine(
  engine: Engine & EngineVersion,
  { path, settings, lab, repository }: Workspace,
  topology: Topology,
  nodes: readonly string[],
): Promise<Answer[]> {
  const info = await engineInfo(engine);
  const id = await workspaceId(path);
  const others = repository && findOthers(lab, await listContainers(engine));
  const [conflicts, leftOvers, disk, base] = await Promise.all([
    askAboutConflicts(engine, topology, nodes, id, others),
    askAboutLeftOvers(engine, id),
    askAboutEngineDisk(engine, info),
    askAboutBase(engine, settings.base, isOnPath('mmdebstrap')),
  ]);
  return [
    ...(others ? [aboutLab(others)] : []),
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
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > 20 || (major === 20 && minor >= 15)
    ? ok(name, version)
    : failed(name, version, 'install Node.js 20.15 or newer');
}

function askAboutBrowser(named: string | undefined): Answer {
  const name = 'Browser';
  const found = locateBrowser(named);
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
