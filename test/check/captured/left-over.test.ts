import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import type { MadeUpContent } from '../a-hand-in.js';
import {
  configuration,
  dockerInspect,
  dockerLog,
  dockerPs,
  ha,
  nodesListing,
  s1,
  s2,
  serfLog,
  templateLine,
} from './printed.js';
import { statusesOf } from './statuses.js';

type Files = Record<string, MadeUpContent>;

const picture: MadeUpContent = { look: { shows: 'terminal' } };

describe('a file without text that is called a configuration and names no step', () => {
  const four: Files = { 'logs/task4/cfg_s1': templateLine(s1), 'logs/task4/cfg_s2': templateLine(s2) };
  const cases: [string, Files, string][] = [
    [
      'is meant for the step that is left',
      { ...four, 'logs/task4/haproxy.cfg': '' },
      'empty present present',
    ],
    ['may be a picture', { ...four, 'logs/task4/haproxy.cfg.png': picture }, 'image-only present present'],
    [
      'is meant for the step that its number tells',
      {
        'logs/task4/1.cfg': templateLine(ha),
        'logs/task4/2.cfg': '',
        'logs/task4/3.cfg': templateLine(s2),
      },
      'present empty present',
    ],
    [
      'is meant for nothing when every step has its file',
      { ...four, 'logs/task4/cfg_ha': templateLine(ha), 'logs/task4/haproxy.cfg': '' },
      'present present present',
    ],
    ['is none when it is called a log', { ...four, 'logs/task4/haproxy.log': '' }, 'missing present present'],
  ];
  for (const [what, files, expected] of cases)
    it(what, () => {
      assert.equal(statusesOf(files, 'T4.3 cfg'), expected);
    });

  it('is the one after the stop only in a series that has come so far', () => {
    const series: Files = {
      'logs/task5/haproxy1.cfg': configuration(s1),
      'logs/task5/haproxy2.cfg': configuration(s1, s2),
    };
    const ids = ['T5.1 cfg', 'T5.3 cfg'];
    assert.equal(
      statusesOf({ ...series, 'logs/task5/haproxy3.cfg': '' }, ...ids),
      'missing present present empty',
    );
    const ofHa: Files = { 'logs/task5/cfg_ha': configuration() };
    assert.equal(
      statusesOf({ ...series, ...ofHa, 'logs/task5/haproxy.cfg': '' }, ...ids),
      'present present present missing',
    );
  });
});

describe('a file without text whose siblings tell its kind', () => {
  const [one, two] = [configuration(s1), configuration(s1, s2)];
  const cases: [string, Files, string[], string][] = [
    [
      'is the configuration of its step',
      { haContainer: configuration(), haContainerAfterS1: '', haContainerAfterS2: two },
      ['T5.1 cfg', 'T5.1 docker'],
      'present empty present missing',
    ],
    [
      'is that after the stop',
      { state_s1: one, state_s2: two, state_stop_s1: ' ' },
      ['T5.1 cfg', 'T5.3 cfg'],
      'missing present present empty',
    ],
    [
      'is one of a series',
      { '1': configuration(), '2': '', '3': two },
      ['T5.1 cfg'],
      'present empty present',
    ],
    [
      'is a docker ps after the stop',
      { containersAll: dockerPs(s2, s1, ha), containersAllStopped: '' },
      ['T5.1 docker', 'T5.3 docker'],
      'present empty',
    ],
    [
      'is an inspect',
      { ha: dockerInspect(ha), s1: '', s2: dockerInspect(s2) },
      ['T5.1 inspect'],
      'present empty present',
    ],
    [
      'is a picture',
      { haContainer: configuration(), haContainerAfterS1: picture },
      ['T5.1 cfg'],
      'present image-only missing',
    ],
    [
      'is nothing when they are of several kinds',
      { state_ha: configuration(), state_s1: '', state_s2: dockerPs(s2, s1, ha) },
      ['T5.1 cfg'],
      'present missing missing',
    ],
    [
      'is nothing when its name has another word',
      { haContainer: configuration(), notesAfterS1: '' },
      ['T5.1 cfg'],
      'present missing missing',
    ],
  ];
  for (const [what, files, ids, expected] of cases)
    it(what, () => {
      const inTask: Files = Object.fromEntries(
        Object.entries(files).map(([name, content]): [string, MadeUpContent] => [
          `logs/task5/${name}.${content === picture ? 'png' : 'txt'}`,
          content,
        ]),
      );
      assert.equal(statusesOf(inTask, ...ids), expected);
    });
});

describe('what the file’s name says besides', () => {
  it('`ls` is the list of /nodes', () => {
    const files: Files = { 'logs/task5/ls.out': '', 'logs/task5/ls_kill_s1.out': picture };
    assert.equal(statusesOf(files, 'T5.2', 'T5.3 nodes'), 'empty image-only');
    const full: Files = { 'logs/task5/ls.out': nodesListing(s1, s2) };
    assert.equal(statusesOf(full, 'T5.2', 'T5.3 nodes'), 'present missing');
  });

  it('`ha` tells of the handlers’ log only where it was found', () => {
    const handlers: Files = { 'logs/task3/ha_inside': serfLog(s1) };
    assert.equal(statusesOf(handlers, 'T3.1 log ha', 'T3.2'), 'missing present');
    const copied: Files = { 'logs/task3/ha.log': serfLog(s1), 'logs/task3/serf.log': serfLog(s1) };
    assert.equal(statusesOf(copied, 'T3.1 log ha', 'T3.2'), 'present-but-wrong present');
    const alone: Files = { 'logs/task3/ha_inside': dockerLog(ha) + serfLog(s1) };
    assert.equal(statusesOf(alone, 'T3.1 log ha', 'T3.2'), 'present-but-wrong present');
  });

  it('configurations with the raw template in them are wrong, also the one of ha', () => {
    const raw = configuration().replace(
      /\n$/,
      '\n{{#each addresses}}\nserver {{ host }} {{ ip }}:3000\n{{/each}}\n',
    );
    const files: Files = { 'logs/task5/cfg_ha': raw, 'logs/task5/cfg_s1': raw };
    assert.equal(statusesOf(files, 'T5.1 cfg'), 'present-but-wrong present-but-wrong missing');
  });
});
