import type { MadeUpContent } from '../a-hand-in.js';
import { id } from './flood.js';

const picture = { width: 1200, height: 500 };
const config = 'global\nbackend nodes\n    server s1 192.168.42.11:3000\n';
const skipped = { kind: 'skipped', why: { code: 'too-much-text' } } as const;

/** Floods of files: for each number one, or a few that belong together. */
export const folderFloods: Readonly<
  Record<string, (index: number) => Readonly<Record<string, MadeUpContent>>>
> = {
  labs: (index) => ({
    [`lab${index}/ha/Dockerfile`]: 'FROM x\n',
    [`lab${index}/webapp/Dockerfile`]: 'FROM x\n',
    [`lab${index}/logs/task 5/ha.log`]: '',
  }),
  'folders of logs': (index) => ({ [`lab${index}/logs/task 2/s1.log`]: '' }),
  manifests: (index) => ({
    [`logs/task 2/part${index}/manifest.json`]: '{}',
    [`logs/task 2/part${index}/a`]: '',
  }),
  'empty configurations': (index) => ({ [`logs/task 5/haproxy_cfg${index}`]: '' }),
  'the same configuration': (index) => ({ [`logs/task 5/haproxy${index}.cfg`]: config }),
  'tables of docker ps': (index) => ({
    [`logs/task 5/docker_ps_${index}`]: `${id(index)}  webapp  "/init"  2 minutes ago  Up 2 minutes  3000/tcp  s1`,
  }),
  'pictures of logs': (index) => ({ [`logs/task 2/s1_log${index}.png`]: picture }),
  'pictures elsewhere': (index) => ({ [`img/task5_docker_ps_${index}.png`]: picture }),
  'screenshots of task 6': (index) => ({ [`report/images/task6-stats-${index}.png`]: picture }),
  'pictures beside a report': (index) => ({
    'report/report.md': '# Task 0\n\n![](images/shown.png)\n',
    [`report/images/a/b/c/d/e/${index}.png`]: picture,
  }),
  'pointers of Git LFS': (index) => ({
    [`report/images/task6-${index}.png`]: { kind: 'skipped', why: { code: 'git-lfs' } },
  }),
  'files of other kinds': (index) => ({ [`logs/task 5/docker_ps_${index}`]: config }),
  'stops of what runs': (index) => ({
    [`logs/task 5/s1_stopped_${index}`]: config,
  }),
  'names with accents': (index) => ({ [`report/e\u0301tape ${index}/e\u0301.png`]: picture }),
  'reports beside each other': (index) => ({ [`report/part${index}.md`]: `# Task ${index % 7}\n\nText.\n` }),
  'what was not read': (index) => ({ 'RESULT.json': '[]', [`x${index}.log`]: skipped }),
  'names of many words': (index) => ({
    [`logs/task 5/${'s1_and_s2_after_ha_'.repeat(10)}${index}.txt`]: 'x',
  }),
};
