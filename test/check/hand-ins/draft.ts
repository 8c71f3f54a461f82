import type { TaskNumber } from '../../../src/check/item.js';
import type { PictureLook } from '../../../src/check/hand-in.js';
import { dockerInspectText } from './docker-inspect-text.js';
import { dockerLogText } from './docker-log-text.js';
import { dockerPsText, type PsOptions } from './docker-ps-text.js';
import { haproxyConfigText, placeholderServers } from './haproxy-config-text.js';
import { namings, type NamingName } from './naming.js';
import { nodesListingText, type ListingStyle } from './nodes-listing-text.js';
import { pieces, taskOf, type Piece } from './piece.js';
import type { ReportShape } from './report-text.js';
import { answers } from './sentences.js';
import { serfLogText } from './serf-log-text.js';
import { prefixed, surrounded, type Surroundings } from './surroundings.js';
import { templateLineText } from './template-line-text.js';
import { nodesOf, type Era, type Host, type Node } from './world.js';
import { parts, type Answer, type Part } from './written-part.js';

/** All that a made-up hand-in is chosen by. */
export interface Description {
  readonly era: Era;
  readonly seed: number;
  /** Of the lab within the hand-in. */
  readonly folder: '' | 'course/lab4-docker/';
  readonly logs: 'logs' | 'Logs' | 'log' | 'report/logs';
  readonly taskFolder: 'task3' | 'Task 3' | 'task_3' | 'Task-3' | 'TASK 3' | 'Task-03';
  readonly naming: NamingName;
  readonly surroundings: Surroundings;
  readonly prefixed: boolean;
  readonly ps: Pick<PsOptions, 'columns' | 'header' | 'wrapped' | 'foreign'>;
  readonly serf: '0.7' | '0.8';
  readonly listing: ListingStyle;
  readonly emptyBackend: 'empty' | 'placeholders';
  readonly report: ReportShape;
  /** Whether the statement of the lab still lies beside the report. */
  readonly statement: boolean;
  readonly reportFile:
    | 'report/report.md'
    | 'rapport/rapport.md'
    | 'Rapport.md'
    | 'README.md'
    | 'report/Labo 4.md'
    | 'report/, one a task';
  readonly pictures: 'report/images/task0.png' | 'captures/Task 0.png' | 'report/img/0_stats.png';
  readonly links: 'relative' | 'rooted' | 'escaped' | 'img' | 'backslash' | 'other case' | 'own repository';
}

/** What a piece of a made-up hand-in is in its file: a text, or a picture of one. */
export type PieceContent = { readonly text: string } | 'picture of a terminal';

/** A hand-in in the making: a test takes away, damages or exchanges its parts before it is put together. */
export interface Draft {
  readonly description: Description;
  readonly pieces: Map<Piece, PieceContent>;
  readonly answers: Map<Part, Answer>;
  readonly pictures: Map<TaskNumber, DraftPicture[]>;
  /** Further files by path below the lab's folder: texts, or what is to be seen in a picture. */
  readonly further: Map<string, string | PictureLook>;
  /** Whether there is a report. */
  report: boolean;
  readonly nodes: (task: TaskNumber) => Readonly<Record<Host, Node>>;
  /** Path of each piece below its task's folder. */
  readonly names: Map<Piece, string>;
}

export interface DraftPicture {
  readonly name: string;
  readonly look: PictureLook;
  /** Whether the report shows it. */
  readonly embedded: boolean;
  /** What the report writes as its address, when that is not where it lies. */
  readonly target?: string;
}

/** A complete hand-in of the given kind. */
export function makeDraft(description: Description): Draft {
  const { era, seed } = description;
  const nodes = (task: TaskNumber): Readonly<Record<Host, Node>> => nodesOf(era, seed, task);
  return {
    description,
    nodes,
    names: new Map(pieces.map((piece) => [piece, namings[description.naming][piece]])),
    pieces: new Map(
      pieces.map((piece) => [
        piece,
        { text: wrapUp(description, piece, pieceText(description, piece, nodes)) },
      ]),
    ),
    answers: new Map(
      parts.map((part) => [
        part,
        { text: part === 'contents' ? 'a list' : answers[description.report.language][part] },
      ]),
    ),
    pictures: new Map(([0, 1, 6] as const).map((task) => [task, [pictureOf(description, task)]])),
    further: new Map(),
    report: true,
  };
}

function pieceText(
  { listing, emptyBackend, serf, ps }: Description,
  piece: Piece,
  nodes: (task: TaskNumber) => Readonly<Record<Host, Node>>,
): string {
  const task = taskOf(piece);
  const { ha, s1, s2, s3, s4 } = nodes(task);
  const handlers = task > 2;
  switch (piece) {
    case '2 log ha':
    case '3 log ha':
      return dockerLogText(ha, { joins: [s1, s2], serf, handlers });
    case '2 log s1':
    case '3 log s1':
      return dockerLogText(s1, { joins: [ha], serf, handlers });
    case '2 log s2':
    case '3 log s2':
      return dockerLogText(s2, { joins: [ha, s1], serf, handlers });
    case '3 serf.log':
      return serfLogText([ha, s1, s2]);
    case '4 cfg ha':
      return templateLineText(ha);
    case '4 cfg s1':
      return templateLineText(s1);
    case '4 cfg s2':
      return templateLineText(s2);
    case '4 ps':
    case '5 ps':
      return dockerPsText({ running: [s2, s1, ha], ...ps });
    case '4 inspect ha':
    case '5 inspect ha':
      return dockerInspectText(ha);
    case '4 inspect s1':
    case '5 inspect s1':
      return dockerInspectText(s1);
    case '4 inspect s2':
    case '5 inspect s2':
      return dockerInspectText(s2);
    case '5 cfg ha':
      return haproxyConfigText([], emptyBackend === 'placeholders' ? placeholderServers : []);
    case '5 cfg s1':
      return haproxyConfigText([s1]);
    case '5 cfg s2':
      return haproxyConfigText([s1, s2]);
    case '5 nodes':
      return nodesListingText([s1, s2], listing);
    case '5 cfg stop':
      return haproxyConfigText([s2]);
    case '5 nodes stop':
      return nodesListingText([s2], listing);
    case '5 ps stop':
      return dockerPsText({ running: [s2, ha], exited: ps.foreign === true ? [s1] : [], ...ps });
    case '6 ps':
      return dockerPsText({ running: [s4, s3, s2, s1, ha], ...ps });
  }
}

function wrapUp(description: Description, piece: Piece, text: string): string {
  const { ha } = nodesOf(description.era, description.seed, taskOf(piece));
  const isLog = / log /.test(piece);
  const service = { ha: 'haproxy_1', s1: 'webapp1_1', s2: 'webapp2_1' }[piece.slice(-2)] ?? '';
  const lines = description.prefixed && isLog ? prefixed(text, service) : text;
  const alone = !Object.entries(namings[description.naming]).some(
    ([other, name]) =>
      other !== piece && other.startsWith(piece.charAt(0)) && name === namings[description.naming][piece],
  );
  // Without a prompt or a remark nothing would tell apart what shares a file.
  const surroundings =
    alone || description.surroundings !== 'nothing' ? description.surroundings : 'short prompt';
  return surrounded(lines, piece, ha, surroundings);
}

function pictureOf({ pictures }: Description, task: TaskNumber): DraftPicture {
  return {
    name: pictures.replace(/0/, String(task)),
    embedded: true,
    look: { shows: 'stats-page', living: task === 6 ? 4 : 2 },
  };
}
