import { createHash } from 'node:crypto';
import type { FileContent, HandIn, HandInFile, PictureLook } from '../../../src/check/hand-in.js';
import type { TaskNumber } from '../../../src/check/item.js';
import type { Draft, DraftPicture } from './draft.js';
import { taskOf, type Piece } from './piece.js';
import { reportChapters } from './report-text.js';
import { statementText } from './statement-text.js';

const repository = 'https://github.com/made-up-pair/balancing-lab';

/** The hand-in that a draft describes, as it is after reading. */
export function putTogether(draft: Draft): HandIn {
  const { folder } = draft.description;
  const files = [
    ...labFiles(draft).map(([path, text]) => textFile(folder + path, text)),
    ...logFiles(draft),
    ...(draft.report ? reportFiles(draft).map(([path, text]) => textFile(folder + path, text)) : []),
    ...[...draft.further].map(([path, content]) =>
      typeof content === 'string' ? textFile(folder + path, content) : pictureFile(folder + path, content),
    ),
    ...[...draft.pictures.values()].flat().map((picture) => pictureFile(folder + picture.name, picture.look)),
    ...(folder === '' ? [] : siblingLab.map(([path, text]) => textFile(path, text))),
  ];
  return {
    name: 'balancing-lab',
    files: files.sort((one, other) => (one.path < other.path ? -1 : 1)),
    passedOver: [],
    remotes: [repository],
  };
}

/** Path of the folder of a task, below the hand-in's own. */
export function taskFolderOf({ description }: Draft, task: TaskNumber): string {
  return `${description.folder}${description.logs}/${description.taskFolder.replace('3', String(task))}`;
}

/** A file that holds this text, as it is after reading. */
export function textFile(path: string, text: string): HandInFile {
  return fileOf(path, text, { kind: 'text', text, noise: [] });
}

/** A file that holds a picture. */
export function pictureFile(path: string, look: PictureLook): HandInFile {
  return fileOf(path, path, {
    kind: 'picture',
    format: 'png',
    width: 1280,
    height: 720,
    moves: false,
    whole: true,
    look,
  });
}

/** Hundreds of hand-ins differ in a file or two: the others are the same objects, of which each is read once. */
function fileOf(path: string, seed: string, content: FileContent): HandInFile {
  const size = Buffer.byteLength(seed);
  const sha256 = createHash('sha256').update(seed).digest('hex');
  const key = JSON.stringify([path, sha256, content.kind === 'picture' ? content.look : content.kind]);
  const known = made.get(key) ?? { path, size, sha256, content };
  made.set(key, known);
  return known;
}

const made = new Map<string, HandInFile>();

function labFiles({ description }: Draft): [string, string][] {
  return [
    [
      'ha/Dockerfile',
      'FROM haproxy:1.5\nRUN curl -L https://example.org/s6-overlay.tar.gz | tar xz -C /\nENTRYPOINT ["/init"]\nENV ROLE balancer\n',
    ],
    [
      'ha/services/serf/run',
      '#!/usr/bin/with-contenv bash\nexec /opt/bin/serf agent --join ha --tag role=$ROLE\n',
    ],
    [
      'ha/config/haproxy.cfg',
      'global\n    log 127.0.0.1 local1\n\nbackend nodes\n    server s1 <s1>:3000 check\n',
    ],
    [
      'ha/scripts/member-join.sh',
      '#!/usr/bin/env bash\necho "Member join script triggered" >> /var/log/serf.log\n',
    ],
    ['webapp/Dockerfile', 'FROM node:4\nENTRYPOINT ["/init"]\nENV ROLE backend\n'],
    [
      'webapp/services/serf/run',
      '#!/usr/bin/with-contenv bash\nexec /opt/bin/serf agent --join ha --tag role=$ROLE\n',
    ],
    ['Docker quick reference.md', '# Docker quick reference\n\nA list of commands that one forgets.\n'],
    ['git quick reference.md', '# git quick reference\n\nA list of commands that one forgets.\n'],
    ...(description.reportFile === 'README.md' || !description.statement
      ? []
      : [['README.md', statementText()] satisfies [string, string]]),
  ];
}

const siblingLab: [string, string][] = [
  ['course/README.md', '# A course\n\nAll our labs are in one repository.\n'],
  ['course/lab3-balancing/ha/Dockerfile', 'FROM haproxy:1.5\n'],
  ['course/lab3-balancing/webapp/Dockerfile', 'FROM node:4\n'],
  [
    'course/lab3-balancing/report.md',
    '# Lab 3\n\n## Introduction\n\nSticky sessions, and what becomes of them.\n\n## Task 1\n\nA cookie does it.\n',
  ],
];

function logFiles(draft: Draft): HandInFile[] {
  const paths = [...new Set([...draft.pieces.keys()].map((piece) => pathOf(draft, piece)))];
  return paths.map((path) => {
    const contents = [...draft.pieces].flatMap(([piece, content]) =>
      pathOf(draft, piece) === path ? [content] : [],
    );
    const texts = contents.flatMap((content) => (content === 'picture of a terminal' ? [] : [content.text]));
    return texts.length === 0
      ? pictureFile(`${path}.png`, { shows: 'terminal' })
      : textFile(
          path,
          texts
            .map((text, index) => (index < texts.length - 1 && !text.endsWith('\n') ? `${text}\n` : text))
            .join(''),
        );
  });
}

/** Path of the file of a piece, below the hand-in's folder. */
export function pathOf(draft: Draft, piece: Piece): string {
  return `${taskFolderOf(draft, taskOf(piece))}/${draft.names.get(piece) ?? piece}`;
}

function reportFiles(draft: Draft): [string, string][] {
  const { report, reportFile } = draft.description;
  const oneEach = reportFile === 'report/, one a task';
  const folder = oneEach ? 'report/' : reportFile.slice(0, reportFile.lastIndexOf('/') + 1);
  const chapters = reportChapters(report, {
    answers: draft.answers,
    pictures: new Map(
      [...draft.pictures].map(([task, pictures]) => [
        task,
        pictures.filter(({ embedded }) => embedded).map((picture) => embedding(draft, picture, folder)),
      ]),
    ),
  });
  return oneEach
    ? chapters.map(({ name, text }) => [`report/${name}.md`, text])
    : [[reportFile, chapters.map(({ text }) => text).join('')]];
}

function embedding({ description }: Draft, picture: DraftPicture, from: string): string {
  const below = picture.name.startsWith(from) ? picture.name.slice(from.length) : `../${picture.name}`;
  const relative = picture.target ?? below;
  const escaped = relative.replaceAll(' ', '%20');
  switch (description.links) {
    case 'relative':
      return `![](${relative})`;
    case 'rooted':
      return `![](/${description.folder}${picture.name.replaceAll(' ', '%20')})`;
    case 'escaped':
      return `![statistics](${escaped})`;
    case 'img':
      return `<img src="${relative}" width="600">`;
    case 'backslash':
      return `![](${relative.replaceAll('/', '\\')})`;
    case 'other case':
      return `![](${escaped.replace(/(\w+)\.png$/, (name) => name.toUpperCase())})`;
    case 'own repository':
      return `![](${repository}/blob/master/${description.folder}${picture.name.replaceAll(' ', '%20')})`;
  }
}
