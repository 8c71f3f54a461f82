import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { parse } from 'yaml';
import { loadTask } from '../../src/scenario/load-task.js';
import { evidenceFiles, type Plan } from '../../src/scenario/plan.js';
import { labJsonSchema, taskJsonSchema } from '../../src/scenario/json-schemas.js';
import { schemaBreaches } from './json-schema.js';
import { hitlessLab, labs, theLab } from '../the-lab.js';

const folder = join(import.meta.dirname, '../../../tasks');
const names = readdirSync(folder).filter((name) => /^task.*\.yaml$/.test(name));
const schema: unknown = JSON.parse(taskJsonSchema(theLab));

function read(name: string): string {
  return readFileSync(join(folder, name), 'utf8');
}

function plan(name: string, nodes?: number): Plan {
  const loaded = loadTask(name, read(name), labs, nodes === undefined ? {} : { nodes });
  assert.ok(loaded.ok, JSON.stringify(loaded));
  return loaded.plan;
}

describe('the tasks of the lab', () => {
  it('are task0 to task6', () => {
    assert.deepEqual(
      names.sort(),
      [0, 1, 2, 3, 4, 5, 6].map((task) => `task${task}.yaml`),
    );
  });

  for (const name of names) {
    it(`${name} has a plan with steps and deliverables, and names the schema for editors`, () => {
      const { task, steps, target } = plan(name);
      assert.equal(`task${task}.yaml`, name);
      assert.equal(target, `task${task}`);
      assert.ok(steps.length >= 3);
      assert.ok(evidenceFiles(plan(name)).length > 0);
      assert.match(read(name), /^# yaml-language-server: \$schema=\.\/task\.schema\.json\n/);
    });

    it(`${name} is right by the JSON schema, too`, () => {
      assert.deepEqual(schemaBreaches(schema, parse(read(name))), []);
    });
  }

  it('have exactly the committed JSON schema', () => {
    assert.equal(read('task.schema.json'), taskJsonSchema(theLab));
    assert.equal(read('lab.schema.json'), labJsonSchema());
  });
});

describe('task 6', () => {
  const cases: [nodes: number, joining: string, afterStop: string, afterKill: string, atEnd: string][] = [
    [3, 's2 s3', 's1 s3', 's1', 's1 s4 s5'],
    [4, 's2 s3 s4', 's1 s3 s4', 's1 s4', 's1 s4 s5 s6'],
    [7, 's2 s3 s4 s5 s6 s7', 's1 s3 s4 s5 s6 s7', 's1 s4 s5 s6 s7', 's1 s4 s5 s6 s7 s8 s9'],
  ];
  for (const [nodes, joining, afterStop, afterKill, atEnd] of cases) {
    it(`expands with ${nodes} web applications`, () => {
      const { steps } = plan('task6.yaml', nodes);
      const started = steps[2]?.actions.flatMap((action) => (action.kind === 'start' ? action.nodes : []));
      assert.equal(started?.join(' '), joining);
      assert.deepEqual(
        steps.map(({ conditions }) =>
          conditions.flatMap((one) => (one.kind === 'haproxy.servers' ? one.up : [])),
        ),
        ['', 's1', `s1 ${joining}`, afterStop, afterKill, atEnd].map((up) => up.split(' ').filter(Boolean)),
      );
      assert.deepEqual(
        steps.map(({ conditions }) =>
          conditions.flatMap((one) => (one.kind === 'haproxy.configured' ? one.servers : [])),
        ),
        steps.map(({ conditions }) =>
          conditions.flatMap((one) => (one.kind === 'haproxy.servers' ? one.up : [])),
        ),
      );
      assert.deepEqual(steps[4]?.running, ['ha', ...afterKill.split(' ')]);
    });
  }

  it('has the variant hitless, with the same steps', () => {
    const lab = plan('task6.yaml');
    const loaded = loadTask('task6.yaml', read('task6.yaml'), labs, { variant: 'hitless' });
    assert.ok(loaded.ok);
    assert.deepEqual(lab.variants, ['lab', 'hitless']);
    assert.deepEqual(loaded.plan, {
      ...lab,
      lab: hitlessLab,
      variant: 'hitless',
      target: 'hitless',
    });
  });

  it('captures the log of every container that ever was, once', () => {
    const logs = evidenceFiles(plan('task6.yaml', 3)).filter((file) => file.endsWith('.log'));
    assert.deepEqual(logs, ['serf.log', 'ha.log', 's1.log', 's2.log', 's3.log', 's4.log', 's5.log']);
  });
});
