import assert from 'node:assert/strict';
import { freemem } from 'node:os';
import { describe, it } from 'node:test';
import type { EngineInfo } from '../../src/docker/engine-info.js';
import type { Engine, EngineVersion } from '../../src/docker/engine.js';
import { askAboutEngine } from '../../src/lab/doctor/ask-about-engine.js';
import { askAboutEngineDisk, askAboutMemory } from '../../src/lab/doctor/ask-about-room.js';

const mega = 1000 * 1000;
const info: EngineInfo = {
  system: 'Debian',
  containers: 'linux',
  cpus: 2,
  memoryBytes: 4000 * mega,
  dataFolder: '/',
};

/** An engine that is not asked anything. */
function engine(endpoint: string, apiVersion = '1.41'): Engine & EngineVersion {
  return { endpoint, version: '20.10.24', apiVersion };
}

const here = engine('unix:///var/run/docker.sock');
const there = engine('tcp://engine.example:2376');

describe('an engine is new enough', () => {
  const cases: [apiVersion: string, state: string][] = [
    ['1.40', 'failed'],
    ['1.9', 'failed'],
    ['1.41', 'ok'],
    ['1.50', 'ok'],
    ['1.100', 'ok'],
    ['2.0', 'ok'],
  ];
  for (const [apiVersion, state] of cases) {
    it(`with API ${apiVersion}: ${state}`, () =>
      assert.equal(askAboutEngine(engine('x', apiVersion), info).state, state));
  }

  it('and is refused where it runs Windows containers', () => {
    const answer = askAboutEngine(here, { ...info, containers: 'windows' });
    assert.deepEqual([answer.state, answer.hint], ['failed', 'switch Docker to Linux containers']);
  });
});

describe('memory', () => {
  it('is enough for the lab', () => {
    const answer = askAboutMemory(there, info, 7);
    assert.deepEqual(answer, {
      name: 'Memory',
      state: 'ok',
      finding: '4000 MB in all, 2 CPUs; 7 containers need about 448 MB',
    });
  });

  it('is never enough on an engine that has less than the containers need', () => {
    assert.equal(askAboutMemory(there, { ...info, memoryBytes: 400 * mega }, 7).state, 'failed');
  });

  it('may be taken by others for the moment', () => {
    const containers = Math.ceil((freemem() * 2) / (64 * mega));
    const answer = askAboutMemory(here, { ...info, memoryBytes: freemem() * 4 }, containers);
    assert.equal(answer.state, 'warning');
    assert.match(answer.finding, /^\d+ [MG]B free of \d+ [MG]B in all/);
  });
});

describe('the disk of the engine', () => {
  it('is looked at where the engine is here', async () => {
    assert.match((await askAboutEngineDisk(here, info)).finding, /^\d+ [MG]B free at \/( |,|$)/);
  });

  it('is left to an engine that is elsewhere, or in a machine of its own', async () => {
    for (const [one, dataFolder] of [
      [there, '/'],
      [here, '/nowhere/docker'],
    ] as const) {
      const answer = await askAboutEngineDisk(one, { ...info, dataFolder });
      assert.deepEqual(
        [answer.state, answer.finding],
        ['not-seen', `${dataFolder} on its own machine: cannot be seen from here`],
      );
    }
  });
});
