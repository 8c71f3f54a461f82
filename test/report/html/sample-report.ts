import { readFileSync } from 'node:fs';
import { productFolder } from '../../../src/product.js';
import type { Block, Evidence, Gap, Report, Section } from '../../../src/report/model.js';
import type { Language } from '../../../src/scenario/language.js';

/** Numbers of everything that the lab asks for. */
export const numbers = [
  ...['M1', 'M2', 'M3', 'M4', 'M5', 'M6', '0.1', '0.2', '1.1', '1.2', '2.1', '2.2', '2.3', '3.1', '3.3'],
  ...['4.1', '4.2', '4.3', '4.4', '5.1', '5.2', '5.3', '5.4', '6.1', '6.2', '6.3'],
];

export const gap: Gap = {
  fault: 'missing',
  where: '2.2',
  what: 'logs/task 2/experiment-one-seed.txt',
  why: 'the run did not leave it behind',
  hint: 'ait-lab run 2',
  optional: false,
};

export const optionalGap: Gap = { ...gap, where: '6.3', what: 'report/answers/6.3.md', optional: true };

/** A log too long for the printer, with a line that stands only in its middle. */
export const longLog = [
  ...Array.from({ length: 150 }, (_, index) => logLine(index)),
  '    2026/11/22 17:24:59 [ERR] agent: the needle in the haystack',
  ...Array.from({ length: 150 }, (_, index) => logLine(150 + index)),
].join('\n');

/** A report with a block of every kind, made of evidence of a real run. */
export function sampleReport(lang: Language = 'en'): Report {
  const chapters = [0, 1, 2, 3, 4, 5, 6].map((task) => ({
    id: `task-${task}`,
    heading: `Task ${task} – a stage of the lab`,
    blocks: [drawing(task)],
    sections: numbers.filter((number) => taskOf(number) === task).map(section),
  }));
  return {
    lang,
    title: 'Dynamic load balancing with Docker',
    authors: ['Ada Lovelace', 'Charles Babbage'],
    repository: 'https://example.com/ada/lab',
    date: '2026-11-22T17:25:06.952Z',
    facts: [
      { name: 'Run', value: 'ceb60bd7' },
      { name: 'Versions', value: 'ait-lab 0.1.0, docker-engine 20.10.24, haproxy 3.0.11, serf 0.10.1' },
    ],
    chapters: [
      { id: 'introduction', heading: 'Introduction', blocks: [prose], sections: [] },
      ...chapters,
      { id: 'conclusion', heading: 'Conclusion', blocks: [prose], sections: [] },
    ],
    gaps: [gap],
  };
}

/** A file of evidence as the report's assembly hands it over. */
export function evidence(
  path: string,
  text: string,
  language: Evidence['language'],
  shown: Evidence['shown'] = 'inline',
): Extract<Block, { kind: 'evidence' }> {
  const lines = text.split('\n');
  const omittedLines = Math.max(0, lines.length - 40);
  const excerpt =
    omittedLines === 0
      ? text
      : [...lines.slice(0, 30), `⋮ ${omittedLines} lines left out ⋮`, ...lines.slice(-10)].join('\n');
  return {
    kind: 'evidence',
    file: { path, href: `../${path.replaceAll(' ', '%20')}` },
    commands: ['docker logs ha'],
    time: '2026-11-22T17:24:48.563Z',
    bytes: Buffer.byteLength(text),
    language,
    text,
    excerpt,
    omittedLines,
    shown,
  };
}

const prose: Block = {
  kind: 'prose',
  markdown: [
    'A server counts as **up** after its checks: see [the manual](https://docs.haproxy.org/3.0/configuration.html).',
    '#### What it costs',
    '| way | lost |\n| --- | ---: |\n| by hand | 1,204 |\n| Serf | 32 |',
    '##### By hand',
    '1. Edit `haproxy.cfg`, as in [5.1](#5-1):\n\n   ```haproxy\n   server s3 192.168.42.33:3000 check\n   ```',
    '> A list is eventually consistent.',
    'The whole is in [ha.log](../logs/task%200/ha.log).',
  ].join('\n\n'),
};

function taskOf(number: string): number {
  return number.startsWith('M') ? 0 : Number(number.slice(0, 1));
}

function section(number: string): Section {
  const heading = `What ${number} asks for`;
  return { id: number.toLowerCase().replace('.', '-'), number, heading, blocks: blocks[number] ?? [prose] };
}

const dockerPs = recorded('task 6/docker-ps-3-all-up.txt');
const blocks: Readonly<Record<string, readonly Block[]>> = {
  '0.1': [
    picture('report/images/capture/task0/stats.png'),
    evidence('logs/task 0/ha.log', recorded('task 0/ha.log'), 'log'),
  ],
  '2.1': [evidence('logs/task 2/ha.log', longLog, 'log')],
  '2.2': [{ kind: 'gap', ...gap }, prose],
  '3.1': [
    evidence('logs/task 3/coloured.log', '\u001b[31mred\u001b[0m and \u001b[1;32mgreen\u001b[0m\n', 'log'),
  ],
  '4.3': [evidence('logs/task 4/inspect-ha.json', recorded('task 4/inspect-ha.json'), 'json', 'folded')],
  '5.1': [
    {
      kind: 'table',
      cells: 'recorded',
      caption: 'Files of 5.1',
      head: ['File', 'Command', 'Size'],
      rows: [
        [
          { path: 'logs/task 5/nodes.txt', href: '../logs/task%205/nodes.txt' },
          'docker exec ha ls /nodes',
          '6 B',
        ],
      ],
    },
    evidence('logs/task 5/haproxy-1-ha.cfg', recorded('task 5/haproxy-1-ha.cfg'), 'haproxy'),
    {
      kind: 'difference',
      from: 'haproxy-1-ha.cfg',
      to: 'haproxy-2-s1.cfg',
      patch:
        '@@ -36,2 +36,3 @@\n     option forwardfor\n+    server s1 192.168.42.11:3000 check\n-    # nobody',
    },
    { kind: 'difference', from: 'haproxy-2-s1.cfg', to: 'haproxy-3-s2.cfg', patch: '' },
  ],
  '5.2': [evidence('logs/task 5/nodes.txt', 's1\ns2\n', 'text')],
  '6.1': [
    picture('report/images/capture/task6/stats-3-all-up.png'),
    evidence('logs/task 6/docker-ps-3-all-up.txt', dockerPs, 'text'),
  ],
  '6.3': [{ kind: 'gap', ...optionalGap }],
};

function recorded(path: string): string {
  return readFileSync(`${productFolder}logs/${path}`, 'utf8');
}

function picture(path: string): Block {
  return {
    kind: 'picture',
    file: { path, href: path.replace('report/', '') },
    alt: 'HAProxy’s stats page: s1 and s2 are up',
    caption: 'The stats page, both backends up.',
    width: 2400,
    height: 1200,
    png: Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkaPhfDwAFAgIAOZcpJQAAAABJRU5ErkJggg==',
      'base64',
    ),
  };
}

function drawing(task: number): Block {
  return {
    kind: 'drawing',
    file: { path: `report/images/topology-task${task}.svg`, href: `images/topology-task${task}.svg` },
    alt: 'ha at 192.168.42.42 sends requests to s1.',
    caption: 'The topology as it was observed.',
    svg: `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 880 200"><style>rect{fill:#fff}@media screen and (prefers-color-scheme:dark){rect{fill:#000}}</style><rect id="page" width="880" height="200"/></svg>`,
  };
}

function logLine(index: number): string {
  const second = String(index % 60).padStart(2, '0');
  return `    2026/11/22 17:24:${second} [INFO] serf: EventMemberJoin: s${index} 192.168.42.${index % 250}`;
}
