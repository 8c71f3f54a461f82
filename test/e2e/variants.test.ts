import { clientOf } from '../../src/docker/client.js';
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { z } from 'zod';
import { listContainers } from '../../src/docker/container.js';
import type { Engine } from '../../src/docker/engine.js';
import { label } from '../../src/lab/labels.js';
import type { Requests, Timeline } from '../../src/lab/load/recording.js';
import { workspaceId } from '../../src/run/workspace-id.js';
import { runToEnd, type Ended } from './support/command.js';
import { provideImages, testEngine } from './support/engine.js';
import { until } from './support/until.js';
import { TestWorkspace } from './support/workspace.js';

const folders = { lab: 'task 6', hitless: 'task 6 hitless' } as const;

/** Names of the containers that commands have left in a workspace. */
async function containersOf(engine: Engine, workspace: TestWorkspace): Promise<string[]> {
  const id = await workspaceId(workspace.path);
  const containers = await listContainers(engine, { label: [`${label.workspace}=${id}`] });
  return containers.flatMap(({ Names }) => Names);
}

describe('task 6 in both variants', () => {
  let engine: Engine;
  let workspace: TestWorkspace;
  let lab: Ended;
  let hitless: Ended;
  let afterLab: Map<string, Buffer>;

  before(async () => {
    engine = await testEngine();
    workspace = await TestWorkspace.create();
    const args = ['run', '6', '-C', workspace.path, '--isolated', '--no-screenshots', '--json'];
    lab = await runToEnd(args);
    afterLab = await workspace.contents('logs');
    hitless = await runToEnd([...args, '--variant', 'hitless']);
  });
  after(() => workspace[Symbol.asyncDispose]());

  async function read<T>(variant: keyof typeof folders, file: string): Promise<T> {
    return JSON.parse(await workspace.read(`${folders[variant]}/${file}`)) as T;
  }

  it('passes, and leaves nothing on the engine', async () => {
    for (const end of [lab, hitless]) assert.equal(end.code, 0, end.stdout + end.stderr);
    assert.deepEqual(await containersOf(engine, workspace), []);
  });

  it('says which variant it is, and checks that of the lab', () => {
    const variants = [lab, hitless].map(({ events }) =>
      events.flatMap((event) => (event.type === 'run-started' ? event.tasks.map((one) => one.variant) : [])),
    );
    assert.deepEqual(variants, [['lab'], ['hitless']]);
    const checks = [lab, hitless].map(({ events }) => events.filter(({ type }) => type === 'judged').length);
    assert.deepEqual(checks, [1, 0]);
  });

  it('leaves the same files, each variant in its folder, and those of the other alone', async () => {
    const names = async (variant: keyof typeof folders): Promise<string[]> => {
      const files = await workspace.files(`logs/${folders[variant]}`);
      return files.map((name) => name.slice(`logs/${folders[variant]}/`.length));
    };
    assert.deepEqual(await names('hitless'), await names('lab'));
    for (const [name, content] of afterLab)
      assert.equal(await workspace.readText(name), content.toString('utf8'), name);
  });

  it('tells the variant and its images in the manifest', async () => {
    for (const variant of ['lab', 'hitless'] as const) {
      const manifest = await read<{ variant: string; images: { ha: { id: string } } }>(
        variant,
        'manifest.json',
      );
      const tag = variant === 'lab' ? 'task6' : 'hitless';
      const { Id } = await clientOf(engine).getImage(`ait-lab/ha:${tag}`).inspect();
      assert.deepEqual([manifest.variant, manifest.images.ha.id], [variant, Id]);
    }
  });

  it('does the same to the same nodes', async () => {
    const [first, second] = await Promise.all(
      (['lab', 'hitless'] as const).map(async (variant) => {
        const { moments } = await read<Timeline>(variant, 'timeline.json');
        return moments.map(({ kind, nodes }) => [kind, ...nodes]);
      }),
    );
    assert.deepEqual(first, second);
    assert.equal(first?.length, 5);
  });

  it('follows members by the names of their nodes, in the configuration, too', async () => {
    const { members, configurations } = await read<Timeline>('hitless', 'timeline.json');
    assert.deepEqual(members.at(-1)?.alive, ['ha', 's1', 's4', 's5', 's6']);
    assert.deepEqual(configurations[0]?.servers, []);
    assert.deepEqual(configurations.at(-1)?.servers, ['s1', 's4', 's5', 's6']);
  });

  it('loses requests as the lab describes it, and none hitless', async () => {
    const lost = async (variant: keyof typeof folders): Promise<number> => {
      const { failed, beforeFirstBackend } = await read<Requests>(variant, 'requests.json');
      return failed - beforeFirstBackend;
    };
    assert.ok((await lost('lab')) > 0);
    const { failures, answered } = await read<Requests>('hitless', 'requests.json');
    assert.ok(answered > 1000);
    assert.deepEqual(failures, []);
    assert.equal(await lost('hitless'), 0);
  });

  it('is shown side by side in the report, which lacks nothing of the variant', async () => {
    const args = ['build-report', '-C', workspace.path, '--format', 'md', '--allow-missing'];
    const { code, stdout, stderr } = await runToEnd(args);
    assert.equal(code, 0, stdout + stderr);
    assert.doesNotMatch(stdout, /hitless/);
    const report = await workspace.readText('report/report.md');
    assert.match(report, /^\| kill s3 \| [1-9][\d,]* of [\d,]+ \| 0 of [\d,]+ \|/m);
    assert.match(report, /\(images\/comparison-task6-hitless\.svg\)/);
  });
});

const statusAnswer = z.object({
  variant: z.string(),
  nodes: z.array(
    z.object({
      node: z.string(),
      state: z.string(),
      ports: z.array(z.string()),
      member: z.string().optional(),
      server: z.string().optional(),
    }),
  ),
});

describe('a hitless lab by hand', () => {
  let engine: Engine;
  let workspace: TestWorkspace;
  before(async () => {
    engine = await testEngine();
    await provideImages(engine, ['hitless']);
    workspace = await TestWorkspace.create({ 'ait-lab.yaml': 'variant: hitless\n' });
  });
  after(async () => {
    await runToEnd(['down', '-C', workspace.path]);
    const left = await containersOf(engine, workspace);
    await workspace[Symbol.asyncDispose]();
    assert.deepEqual(left, []);
  });

  async function command(...args: string[]): Promise<string> {
    const { code, stdout, stderr } = await runToEnd([...args, '-C', workspace.path]);
    assert.equal(code, 0, stdout + stderr);
    return stdout;
  }

  async function become(expected: Record<string, string>): Promise<void> {
    let seen: unknown;
    const look = async (): Promise<boolean> => {
      const { nodes } = statusAnswer.parse(JSON.parse(await command('status', '--json')));
      const words = nodes.map(({ node, state, member, server }) => {
        return [node, [state, member, server].filter(Boolean).join(', ')] as const;
      });
      seen = Object.fromEntries(words);
      return JSON.stringify(seen) === JSON.stringify(expected);
    };
    await until('the nodes', 40_000, look).catch(() => undefined);
    assert.deepEqual(seen, expected);
  }

  const ha = 'running, alive';
  const serving = 'running, alive, UP L7OK';

  it('up takes the variant of ait-lab.yaml, and publishes no admin port', async () => {
    await command('up', '--isolated');
    const { variant, nodes } = statusAnswer.parse(JSON.parse(await command('status', '--json')));
    assert.equal(variant, 'hitless');
    assert.deepEqual(
      nodes.map(({ node, ports }) => [node, ports.map((port) => port.replace(/.*->/, '')).sort()]),
      [
        ['ha', ['1936', '80']],
        ['s1', ['3000']],
        ['s2', ['3000']],
      ],
    );
    assert.match(await command('status'), /^images: those of ait-lab\ntask 6 hitless, network /);
    await become({ ha, s1: serving, s2: serving });
  });

  it('scale, stop, start and kill do what they say', async () => {
    await command('scale', '3');
    await command('stop', 's1');
    await become({ ha, s1: 'exited, left', s2: serving, s3: serving });
    await command('start', 's1');
    await become({ ha, s1: serving, s2: serving, s3: serving });
    await command('kill', 's2');
    await become({ ha, s1: serving, s2: 'exited, failed', s3: serving });
    await command('start', 's2');
    await become({ ha, s1: serving, s2: serving, s3: serving });
  });

  it('collect-logs keeps it beside the evidence of the lab', async () => {
    assert.match(await command('collect-logs'), /^logs\/task 6 hitless\/ha\.log$/m);
    const text = await workspace.read('task 6 hitless/manifest.json');
    const { task, variant, outcome } = JSON.parse(text) as Record<string, unknown>;
    assert.deepEqual([task, variant, outcome], [6, 'hitless', 'collected']);
    assert.deepEqual(
      [...new Set((await workspace.files('logs')).map((name) => name.split('/')[1]))],
      ['task 6 hitless'],
    );
  });
});
