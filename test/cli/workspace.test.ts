import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { openWorkspace, type WorkspaceOptions } from '../../src/cli/workspace.js';
import { Failed } from '../../src/failure.js';
import { defaultSettings } from '../../src/lab/settings.js';
import { TemporaryFolder } from '../temporary-folder.js';
import { aitLab, productFolder } from './command.js';
import { theLab } from '../the-lab.js';

class Workspace extends TemporaryFolder {
  /** @param yaml `ait-lab.yaml`; without it there is none */
  constructor(yaml?: string) {
    super();
    if (yaml !== undefined) writeFileSync(join(this.path, 'ait-lab.yaml'), yaml);
  }

  open(options: WorkspaceOptions = {}): ReturnType<typeof openWorkspace> {
    return openWorkspace({ directory: this.path, ...options });
  }
}

describe('a setting comes from the option before the environment before ait-lab.yaml before the lab itself', () => {
  const file = 'subnet: 10.3.0.0/24\nnodes: 5\n';
  type Case = [
    what: string,
    file: string | undefined,
    env: Record<string, string>,
    args: string[],
    found: string,
  ];
  const env = { AIT_LAB_SUBNET: '10.2.0.0/24', AIT_LAB_NODES: '6' };
  const args = ['--subnet', '10.1.0.0/24', '--nodes', '7'];
  const cases: Case[] = [
    ['all four', file, env, args, '10.1.0.42 s9'],
    ['without an option', file, env, [], '10.2.0.42 s8'],
    ['without a variable', file, {}, [], '10.3.0.42 s7'],
    ['with nothing', undefined, {}, [], '192.168.42.42 s6'],
    ['option and file', file, {}, args, '10.1.0.42 s9'],
    [
      'one setting from here, another from there',
      'nodes: 5\n',
      { AIT_LAB_SUBNET: '10.2.0.0/24' },
      [],
      '10.2.0.42 s7',
    ],
  ];
  for (const [what, yaml, variables, options, found] of cases) {
    it(what, () => {
      using workspace = new Workspace(yaml);
      const { stdout, code, stderr } = aitLab(
        workspace.path,
        ['run', '6', '--dry-run', ...options],
        variables,
      );
      assert.equal(code, 0, stderr);
      const [, address, last] = /nodes: ha ([\d.]+), .*, (s\d+) [\d.]+\n/.exec(stdout) ?? [];
      assert.equal(`${address ?? ''} ${last ?? ''}`, found);
    });
  }

  it('and the nodes also where a program reads them', () => {
    using workspace = new Workspace('nodes: 3\n');
    const { stdout } = aitLab(workspace.path, ['run', '5', '6', '--dry-run', '--json']);
    const plans = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as { task: number; nodes: string[] });
    assert.deepEqual(
      plans.map(({ task, nodes }) => [task, nodes.length]),
      [
        [5, 3],
        [6, 6],
      ],
    );
  });

  const variants: [yaml: string, variables: Record<string, string>, options: string[], found: string[]][] = [
    ['', {}, [], ['lab task5', 'lab task6']],
    ['variant: hitless\n', {}, [], ['lab task5', 'hitless hitless']],
    ['', { AIT_LAB_VARIANT: 'hitless' }, [], ['lab task5', 'hitless hitless']],
    ['variant: hitless\n', { AIT_LAB_VARIANT: 'lab' }, [], ['lab task5', 'lab task6']],
    ['', { AIT_LAB_VARIANT: 'lab' }, ['--variant', 'hitless'], ['lab task5', 'hitless hitless']],
  ];
  for (const [yaml, variables, options, found] of variants) {
    const from = [yaml.trim(), ...Object.values(variables), ...options].filter((word) => word !== '');
    it(`and the variant of the tasks that have it: ${from.join(', ') || 'nothing said'}`, () => {
      using workspace = new Workspace(yaml);
      const args = ['run', '5', '6', '--dry-run', '--json', ...options];
      const lines = aitLab(workspace.path, args, variables).stdout.trimEnd().split('\n');
      const plans = lines.map((line) => JSON.parse(line) as { variant: string; target: string });
      assert.deepEqual(
        plans.map(({ variant, target }) => `${variant} ${target}`),
        found,
      );
    });
  }

  it('and a variant in ait-lab.yaml is no question, so that tasks without it run', () => {
    using workspace = new Workspace('variant: hitless\n');
    const { code, stdout } = aitLab(workspace.path, ['run', '5', '--dry-run']);
    assert.equal(code, 0);
    assert.doesNotMatch(stdout, /variant/);
    assert.match(aitLab(workspace.path, ['run', '6', '--dry-run']).stdout, /\n {2}variant: hitless\n/);
  });

  it('and so does the workspace itself', () => {
    using workspace = new Workspace('subnet: 10.3.0.0/24\n');
    using elsewhere = new TemporaryFolder();
    const variable = { AIT_LAB_DIRECTORY: workspace.path };
    assert.match(aitLab(elsewhere.path, ['run', '0', '--dry-run'], variable).stdout, /ha 10\.3\.0\.42/);
    const option = aitLab(elsewhere.path, ['run', '0', '--dry-run', '-C', elsewhere.path], variable);
    assert.match(option.stdout, /ha 192\.168\.42\.42/);
  });
});

describe('-C', () => {
  const cases: [name: string, args: string[], env?: Record<string, string>][] = [
    ['before the command', ['-C', 'a', 'run', '0', '--dry-run']],
    ['before the command by its long name', ['--directory', 'a', 'run', '0', '--dry-run']],
    ['after the command', ['run', '-C', 'a', '0', '--dry-run']],
    ['after the tasks', ['run', '0', '--dry-run', '--directory=a']],
    ['in the environment', ['run', '0', '--dry-run'], { AIT_LAB_DIRECTORY: 'a' }],
    [
      'before the command, against the environment',
      ['-C', 'a', 'run', '0', '--dry-run'],
      { AIT_LAB_DIRECTORY: 'b' },
    ],
    ['twice, the second from where the first leads', ['-C', 'b', '-C', '../a', 'run', '0', '--dry-run']],
    ['before and after the command', ['-C', 'b', 'run', '0', '--dry-run', '-C', '../a']],
  ];
  for (const [name, args, env] of cases) {
    it(`leads to another folder ${name}`, () => {
      using folder = new TemporaryFolder();
      for (const [word, subnet] of [
        ['a', '10.3.0.0/24'],
        ['b', '10.4.0.0/24'],
      ] as const) {
        mkdirSync(join(folder.path, word));
        writeFileSync(join(folder.path, word, 'ait-lab.yaml'), `subnet: ${subnet}\n`);
      }
      const { code, stdout, stderr } = aitLab(folder.path, args, env);
      assert.deepEqual([code, stderr], [0, '']);
      assert.match(stdout, /ha 10\.3\.0\.42/);
    });
  }

  it('before the command is where init makes its folder', () => {
    using folder = new TemporaryFolder();
    const { code, stdout } = aitLab(folder.path, ['-C', 'mine', 'init', 'hand-in']);
    assert.equal(code, 0);
    assert.match(stdout, /^mine\/hand-in\/ait-lab\.yaml\n/);
    assert.ok(folder.tree().includes('mine/hand-in/ait-lab.yaml'));
  });

  it('is refused before and after the command where there is no such folder, or none is named', () => {
    using folder = new TemporaryFolder();
    for (const args of [
      ['-C', 'nowhere', 'list'],
      ['list', '-C', 'nowhere'],
    ]) {
      const { code, stderr } = aitLab(folder.path, args);
      assert.deepEqual([code, stderr.split('\n', 1)], [2, ['✗ -C nowhere: no such folder']]);
    }
    const { code, stderr } = aitLab(folder.path, ['-C']);
    assert.equal(code, 2);
    assert.match(stderr, /option '-C, --directory <dir>' argument missing/);
  });
});

describe('ait-lab.yaml', () => {
  it('may set everything that an option can', () => {
    using workspace = new Workspace(`
subnet: 10.3.0.0/24
network: mine
bind: 127.0.0.3
base: debian:trixie
nodes: 5
ports: { http: 8080, stats: 1937, admin: 9998, app: 5000 }
`);
    assert.deepEqual(workspace.open().settings, {
      subnet: '10.3.0.0/24',
      network: 'mine',
      bind: '127.0.0.3',
      bindAdmin: undefined,
      base: 'debian:trixie',
      nodes: 5,
      ports: { http: 8080, stats: 1937, admin: 9998, app: 5000 },
    });
    const options = {
      subnet: '10.4.0.0/24',
      network: 'other',
      bind: '127.0.0.2',
      bindAdmin: '127.0.0.4',
      base: 'debian:13',
      nodes: 6,
      portHttp: 1,
      portStats: 2,
      portAdmin: 3,
      portApp: 4,
    };
    assert.deepEqual(workspace.open(options).settings, {
      subnet: '10.4.0.0/24',
      network: 'other',
      bind: '127.0.0.2',
      bindAdmin: '127.0.0.4',
      base: 'debian:13',
      nodes: 6,
      ports: { http: 1, stats: 2, admin: 3, app: 4 },
    });
  });

  it('does not open this machine to the network: only the user does', () => {
    using workspace = new Workspace('bind: 0.0.0.0\n');
    const { settings, withheld } = workspace.open();
    assert.equal(settings.bind, '127.0.0.1');
    assert.match(
      withheld ?? '',
      /^ait-lab\.yaml asks for bind: 0\.0\.0\.0, .* \(to have it so: --bind 0\.0\.0\.0\)$/,
    );
    const told = workspace.open({ bind: '0.0.0.0' });
    assert.deepEqual([told.settings.bind, told.withheld], ['0.0.0.0', undefined]);
  });

  for (const [what, yaml] of [
    ['is not there', undefined],
    ['is empty', ''],
    ['has nothing but comments', '# subnet: 10.0.0.0/24\n'],
    ['is an empty map', '{}\n'],
  ] as const) {
    it(`leaves the lab's own settings where it ${what}`, () => {
      using workspace = new Workspace(yaml);
      assert.deepEqual(workspace.open().settings, defaultSettings(theLab));
    });
  }

  it('may set one port and leave the others', () => {
    using workspace = new Workspace('ports: { http: 8080 }\n');
    assert.deepEqual(workspace.open().settings.ports, { ...defaultSettings(theLab).ports, http: 8080 });
  });

  it('is refused with an unknown word, whose place is shown', () => {
    using workspace = new Workspace('# the lab\nsubnt: 10.0.0.0/24\n');
    const { code, stdout, stderr } = aitLab(workspace.path, ['list']);
    assert.deepEqual([code, stdout], [2, '']);
    assert.equal(
      stderr,
      `✗ 1 mistake in ait-lab.yaml

  ait-lab.yaml:2:1  unknown word "subnt"
    2 │ subnt: 10.0.0.0/24
      │ ~~~~~
        did you mean "subnet"?
`,
    );
  });

  for (const [what, yaml] of [
    ['no port', 'ports: { http: 0 }'],
    ['no address', 'bind: localhost'],
    ['no number of nodes', 'nodes: 65'],
    ['no name of a network', 'network: "a b"'],
  ] as const) {
    it(`is refused with what is ${what}`, () => {
      using workspace = new Workspace(yaml);
      assert.throws(
        () => workspace.open(),
        (error) => error instanceof Failed && error.failure.reason === 'scenario-invalid',
      );
    });
  }
});

describe('a workspace', () => {
  it('uses the product’s images, or its own where it has some', () => {
    using workspace = new Workspace();
    assert.equal(workspace.open().imagesFolder, join(productFolder, 'images'));
    mkdirSync(join(workspace.path, 'images/ha'), { recursive: true });
    assert.equal(workspace.open().imagesFolder, join(productFolder, 'images'));
    writeFileSync(join(workspace.path, 'images/ha/Dockerfile'), 'FROM scratch\n');
    assert.equal(workspace.open().imagesFolder, join(workspace.path, 'images'));
  });

  it('is not made where it is missing', () => {
    using folder = new TemporaryFolder();
    const { code, stderr } = aitLab(folder.path, ['list', '-C', 'typo']);
    assert.deepEqual([code, stderr], [2, '✗ -C typo: no such folder\n']);
    assert.deepEqual(folder.tree(), []);
  });

  it('is a folder and not a file', () => {
    using folder = new TemporaryFolder();
    writeFileSync(join(folder.path, 'a.txt'), '');
    const { code, stderr } = aitLab(folder.path, ['list', '-C', 'a.txt']);
    assert.deepEqual([code, stderr], [2, '✗ -C a.txt: no such folder\n']);
  });

  for (const subnet of ['10.0.0.0/8', '192.168.42.1/24', 'here']) {
    it(`is refused with the subnet ${subnet}`, () => {
      using workspace = new Workspace();
      const { code, stderr } = aitLab(workspace.path, ['run', '0', '--dry-run', '--subnet', subnet]);
      assert.equal(code, 2);
      assert.equal(
        stderr,
        `✗ "${subnet}" is not a subnet for the lab\n  → an IPv4 network address with /16 to /24, such as 192.168.42.0/24\n`,
      );
    });
  }
});
