import { oneLine } from '../plain-text.js';
import type { Capability } from '../scenario/lab-description.js';
import { capabilities } from '../scenario/lab-file.js';
import type { Repository, Rot, RotCode, Stage, StageCommit } from './repository.js';

const partNames: Record<Capability, string> = {
  supervised: 'supervised',
  serf: 'Serf',
  handlers: 'handlers',
  template: 'template',
  nodes: '/nodes',
  reload: 'reload',
};

/** What the course asks for in each task after the first, and where it is written. */
const asked: Record<Capability, { readonly what: string; readonly files: readonly string[] }> = {
  supervised: {
    what: 'a supervisor as first process of both images, with their programs as its services',
    files: ['ha/Dockerfile', 'ha/services/ha/run', 'webapp/Dockerfile', 'webapp/services/node/run'],
  },
  serf: {
    what: 'an agent of Serf as second service of both images',
    files: ['ha/Dockerfile', 'ha/services/serf/run', 'webapp/Dockerfile', 'webapp/services/serf/run'],
  },
  handlers: {
    what: 'handlers in /serf-handlers that write down who joins and who leaves',
    files: [
      'ha/Dockerfile',
      'ha/scripts/member-join.sh',
      'ha/scripts/member-leave.sh',
      'ha/services/serf/run',
    ],
  },
  template: {
    what: 'a template that handlebars renders to /tmp/haproxy.cfg when somebody joins',
    files: ['ha/Dockerfile', 'ha/config/haproxy.cfg.hb', 'ha/scripts/member-join.sh'],
  },
  nodes: {
    what: "a file in /nodes for each web application, and HAProxy's configuration made of them all",
    files: [
      'ha/Dockerfile',
      'ha/config/haproxy.cfg',
      'ha/config/haproxy.cfg.hb',
      'ha/scripts/member-join.sh',
      'ha/scripts/member-leave.sh',
    ],
  },
  reload: {
    what: 'handlers that end with s6-svc -h, and a HAProxy that hands over to the next one (HANDOFFPID, -sf)',
    files: ['ha/services/ha/run', 'ha/scripts/member-join.sh', 'ha/scripts/member-leave.sh'],
  },
};

const rotWords: Record<RotCode, string> = {
  'base-image': 'this image is not to be had any more, or its Debian is in the archive',
  's6-overlay-archive': 'this archive replaces /bin, which is a link today: the next RUN finds no shell',
  'package-source': 'the packages of this Debian are in the archive',
  'listen-with-address': 'HAProxy does not take an address in this line any more',
  'node-0.12-application': 'this version does not work with the Node.js of today',
  'link-variables': 'engines do not set the variables of --link any more',
  'hosts-line': 'engines write other lines into this file today, so that the address may be missing',
};

/** How far a repository is: `at task 4: supervised ✓ Serf ✓ handlers ✓ template ✓ /nodes ✗ reload ✗`. */
export function stageText({ task, parts }: Stage): string {
  return `at task ${task}: ${capabilities.map((part) => `${partNames[part]} ${parts[part] ? '✓' : '✗'}`).join(' ')}`;
}

/** What a repository lacks for a task, those before it included, and where the course has it written; empty where it lacks nothing. */
export function whatIsMissing({ stage }: Pick<Repository, 'stage'>, task: number): string {
  return capabilities
    .flatMap((part, index) => (index < task && !stage.parts[part] ? [askedText(part, index + 1)] : []))
    .join('; ');
}

/** Rows that tell a person of a repository, without anything that a terminal would take for a command. */
export function repositoryRows(
  { stage, rotten, compose }: Repository,
  history: readonly StageCommit[],
): string[] {
  const next = capabilities.find((part) => !stage.parts[part]);
  return [
    stageText(stage),
    ...(next === undefined ? [] : [`next: ${askedText(next, capabilities.indexOf(next) + 1)}`]),
    ...(stage.begun > stage.task ? [`task ${stage.begun} is begun, though`] : []),
    ...(rotten.length === 0 ? [] : ['what has rotted since, which is no fault of yours:']),
    ...rotten.map((one) => `  ${rotText(one)}`),
    ...(compose?.leftAlone ?? []).map(
      ({ file, line, text }) => `no effect here: ${file}:${line}  ${oneLine(text)}`,
    ),
    ...historyRows(history),
  ];
}

/** What `--json` tells of a repository. */
export function repositoryJson(
  { root, edition, stage, rotten }: Repository,
  history: readonly StageCommit[],
): object {
  const { task, begun, parts } = stage;
  return { root, edition, stage: task, begun, parts, rotten, history };
}

function askedText(part: Capability, task: number): string {
  const { what, files } = asked[part];
  return `task ${task} asks for ${what}: ${files.join(', ')}`;
}

function rotText({ code, file, line, text }: Rot): string {
  return `${file}:${line}  ${oneLine(text)}  (${rotWords[code]})`;
}

function historyRows(history: readonly StageCommit[]): string[] {
  if (history.length === 0) return ['no commit of it is found'];
  const last = Math.max(...history.map(({ task }) => task));
  const without = Array.from({ length: last }, (_, task) => task).filter(
    (task) => !history.some((commit) => commit.task === task),
  );
  return [
    'commits, the newest at each task:',
    ...history.map(
      ({ task, commit, date, subject }) =>
        `  task ${task}  ${commit.slice(0, 8)}  ${date.slice(0, 10)}  ${oneLine(subject)}`,
    ),
    ...(without.length === 0 ? [] : [`  none at task ${without.join(', ')}: commit after each task`]),
  ];
}
