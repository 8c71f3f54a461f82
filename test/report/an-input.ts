import { createHash } from 'node:crypto';
import type { Manifest } from '../../src/evidence/manifest.js';
import type { RecordedFile, RecordedTask, ReportInput } from '../../src/report/input.js';
import { loadTask } from '../../src/scenario/load-task.js';
import type { Plan } from '../../src/scenario/plan.js';
import { labs } from '../the-lab.js';

const taskFile = `
task: 5
title: { en: The task, fr: La tâche }
about: { en: What it is about., fr: De quoi il s’agit. }
steps:
  - name: ha starts
    do: [{ start: ha }]
    capture:
      haproxy-1.cfg: { file: /etc/haproxy.cfg, of: ha }
      stats.png: { screenshot: stats }
  - name: s1 joins
    do: [{ start: s1 }]
    capture:
      haproxy-2.cfg: { file: /etc/haproxy.cfg, of: ha }
      s1.log: { logs: s1 }
      nodes.txt: { exec: [ls, /nodes], of: ha }
deliverables:
  - { number: M1, title: A question, answer: M1 }
  - { number: '5.1', title: Configurations, evidence: [haproxy-1.cfg, haproxy-2.cfg, s1.log, stats.png] }
  - { number: '5.2', title: Address, setting: repository }
  - { number: '5.4', title: Another way, answer: '5.4', optional: true }
checked:
  - { id: T5.1 cfg after s1, under: '5.1', shows: configuration, after: s1, file: haproxy-2.cfg }
  - { id: T5.4 alternative (optional), under: '5.4', shows: alternative }
`;

/** A task with two configurations, a log, a list and a picture. */
export function aPlan(): Plan {
  const loaded = loadTask('task5.yaml', taskFile, labs);
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.diagnostics));
  return loaded.plan;
}

/** The files that a run of that task leaves. */
export const evidence: Readonly<Record<string, string>> = {
  'haproxy-1.cfg': 'backend nodes\n  balance roundrobin\n',
  'haproxy-2.cfg': 'backend nodes\n  balance roundrobin\n  server s1 192.168.42.11:3000 check\n',
  's1.log': 'web application s1 listens\n',
  'nodes.txt': 's1\n',
};

export const picture = 'report/images/capture/task5/stats.png';

export interface Changes {
  /** Files of the task after the run; `undefined` takes one away. */
  readonly files?: Readonly<Record<string, string | undefined>>;
  readonly manifest?: Partial<Manifest> | 'missing';
  readonly png?: Uint8Array | 'missing';
  readonly recipes?: RecordedTask['recipes'];
  readonly answers?: Readonly<Record<string, string>>;
  readonly settings?: Partial<Pick<ReportInput, 'lang' | 'title' | 'authors' | 'repository' | 'chosen'>>;
}

/** A workspace in which nothing is missing, but for what a test changes. */
export function anInput(changes: Changes = {}): ReportInput {
  const texts = Object.entries({ ...evidence, ...changes.files });
  const files = texts.flatMap(([name, text]) => (text === undefined ? [] : [[name, aFile(text)] as const]));
  const png = changes.png ?? aPng;
  const task: RecordedTask = {
    plan: aPlan(),
    manifest: changes.manifest === 'missing' ? undefined : { ...aManifest(), ...changes.manifest },
    files: new Map(files),
    pictures: new Map(png === 'missing' ? [] : [['stats.png', { png, sidecar, sha256: sha256(png) }]]),
    recipes: changes.recipes ?? {},
  };
  const answers = {
    introduction: 'Why.',
    difficulties: 'None.',
    conclusion: 'Done.',
    M1: 'Yes.',
    '5.4': 'So.',
  };
  return {
    lang: 'en',
    title: undefined,
    authors: ['Ada'],
    repository: 'https://example.org/lab',
    chosen: 'all',
    answers: new Map(Object.entries({ ...answers, ...changes.answers })),
    answerPictures: new Map(),
    tasks: [task],
    variantRuns: [],
    drawings: new Map(),
    ...changes.settings,
  };
}

const sidecar = JSON.stringify({ expected: { up: [], down: [] } });

/** The head of a PNG of 640 by 480 pixels: all that a report reads of it. */
const aPng = Buffer.from('89504e470d0a1a0a0000000d4948445200000280000001e00806000000', 'hex');

function aManifest(): Manifest {
  const time = '2026-11-22T17:24:41.059Z';
  return {
    task: 5,
    title: 'The task',
    run: 'ceb60bd7',
    variant: 'lab',
    started: '2026-11-22T17:24:39.465Z',
    ended: '2026-11-22T17:24:46.421Z',
    outcome: 'passed',
    versions: { haproxy: '3.0.11' },
    base: { image: 'debian:trixie-slim', source: 'present', id: 'sha256:b' },
    images: { ha: { id: 'sha256:1', bytes: 211_184_004, recipe: 'r1' } },
    pictures: [
      {
        file: picture,
        sidecar: picture.replace('png', 'json'),
        step: 'ha starts',
        time,
        bytes: aPng.length,
        sha256: sha256(aPng),
        width: 640,
        height: 480,
      },
    ],
    files: Object.entries(evidence).map(([file, text]) => ({
      file,
      commands: [`docker exec ha cat ${file}`],
      steps: ['s1 joins'],
      time,
      bytes: text.length,
      sha256: sha256(Buffer.from(text)),
    })),
  };
}

function aFile(text: string): RecordedFile {
  const content = Buffer.from(text);
  return { text, bytes: content.length, sha256: sha256(content) };
}

function sha256(content: Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}
