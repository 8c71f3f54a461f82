import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { createInterface } from 'node:readline';
import { describe, it } from 'node:test';
import { TemporaryFolder } from '../../../temporary-folder.js';
import { aitLab, nowhere, productFolder } from '../../command.js';

/** A workspace with one task of its own, in which nothing is missing. */
class Workspace extends TemporaryFolder {
  constructor() {
    super();
    for (let task = 0; task <= 6; task++) this.write(`tasks/task${task}.yaml`, emptyTask(task));
    this.write('ait-lab.yaml', 'authors: [Ada]\nrepository: https://example.org/lab\n');
    for (const name of ['introduction', 'difficulties', 'conclusion', 'M1']) {
      this.write(`report/answers/${name}.md`, 'Written.\n');
    }
    for (let task = 0; task <= 6; task++) this.write(`logs/task ${task}/manifest.json`, manifest(task));
  }

  write(path: string, text: string): void {
    mkdirSync(join(this.path, path, '..'), { recursive: true });
    writeFileSync(join(this.path, path), text);
  }

  read(path: string): string {
    return readFileSync(join(this.path, path), 'utf8');
  }

  build(...args: string[]) {
    return aitLab(this.path, ['build-report', ...args]);
  }
}

function emptyTask(task: number): string {
  const asked = task === 0 ? 'deliverables: [{ number: M1, title: A question, answer: M1 }]\n' : '';
  return `task: ${task}\ntitle: Task\nabout: About\nsteps: [{ name: ha starts, do: [{ start: ha }] }]\n${asked}`;
}

function manifest(task: number): string {
  const ended = '2026-11-22T17:24:46.421Z';
  const fixed = { title: 'Task', run: 'r', variant: 'lab', started: ended, ended, outcome: 'passed' };
  return JSON.stringify({ task, ...fixed, versions: {}, images: {}, files: [] });
}

describe('ait-lab build-report', () => {
  it('writes Markdown and HTML, and says how large they are', () => {
    using workspace = new Workspace();
    const { code, stdout, stderr } = workspace.build('--format', 'md,html');
    assert.deepEqual([code, stderr], [0, '']);
    assert.match(stdout, /^report\/report\.md {4}[\d.]+ k?B\nreport\/report\.html {2}[\d.]+ k?B\n$/);
    assert.match(workspace.read('report/report.md'), /^# Dynamic load balancing with Docker\n/);
    assert.match(workspace.read('report/report.html'), /^<!DOCTYPE html>\n/);
  });

  it('writes the evidence alone beside a report that a person writes, which it leaves alone', () => {
    using workspace = new Workspace();
    workspace.write('report/report.md', 'By hand.\n');
    const { code, stdout, stderr } = workspace.build('--evidence');
    assert.deepEqual([code, stderr], [0, '']);
    assert.match(stdout, /^report\/evidence\.md .*\nreport\/evidence\.html .*\n$/);
    assert.equal(workspace.read('report/report.md'), 'By hand.\n');
    assert.match(workspace.read('report/evidence.md'), /^# Evidence: /);
    assert.doesNotMatch(workspace.read('report/evidence.md'), /Written\.|## Introduction/);
    workspace.write('report/evidence.md', 'By hand, too.\n');
    assert.equal(workspace.build('--evidence').code, 2);
    assert.equal(workspace.read('report/evidence.md'), 'By hand, too.\n');
  });

  it('writes no evidence where there is none', () => {
    using folder = new TemporaryFolder();
    const { code, stderr } = aitLab(folder.path, ['build-report', '--evidence']);
    assert.deepEqual(
      [code, stderr],
      [2, '✗ nothing has been captured in this workspace yet\n  → ait-lab run all\n'],
    );
    assert.deepEqual(folder.tree(), []);
  });

  it('writes the same bytes again', () => {
    using workspace = new Workspace();
    workspace.build('--format', 'md,html');
    const first = ['md', 'html'].map((ending) => workspace.read(`report/report.${ending}`));
    rmSync(join(workspace.path, 'report/report.md'));
    rmSync(join(workspace.path, 'report/report.html'));
    workspace.build('--format', 'md,html');
    assert.deepEqual(
      ['md', 'html'].map((ending) => workspace.read(`report/report.${ending}`)),
      first,
    );
  });

  it('ends with exit code 1 when something is missing, or with 0 where that is allowed', () => {
    using workspace = new Workspace();
    workspace.write('report/answers/M1.md', 'TODO');
    const { code, stdout } = workspace.build('--format', 'md');
    assert.equal(code, 1);
    assert.equal(
      stdout.replace(/^.*\n/, ''),
      `
! One thing is missing
  Not written yet: it still says TODO
    report/answers/M1.md
    → write report/answers/M1.md
`,
    );
    assert.equal(workspace.build('--format', 'md', '--allow-missing').code, 0);
  });

  it('of some tasks has their chapters only', () => {
    using workspace = new Workspace();
    workspace.write('report/answers/conclusion.md', 'TODO');
    assert.equal(workspace.build('--format', 'md', '--task', '0,2-3').code, 0);
    const headings = workspace.read('report/report.md').match(/^## .*$/gm);
    assert.deepEqual(headings, ['## Contents', '## Task 0 – Task', '## Task 2 – Task', '## Task 3 – Task']);
  });

  it('speaks French', () => {
    using workspace = new Workspace();
    workspace.write('ait-lab.yaml', 'lang: fr\ntitle: Labo\nrepository: https://example.org/lab\n');
    const { code, stdout } = workspace.build('--format', 'md');
    assert.equal(code, 1);
    assert.match(stdout, /! Un élément manque\n {2}Manquant\u00A0: ait-lab\.yaml ne nomme personne\n/);
    assert.match(
      workspace.read('report/report.md'),
      /^# Labo\n[\s\S]*^## Tâche 0 – Task\n[\s\S]*^## Difficultés\n/m,
    );
  });

  it('has the reasons and hints of the check in its own language', () => {
    using workspace = new Workspace();
    const asked = [
      'deliverables: [{ number: "2.2", title: A question, answer: "2.2" }]',
      'checked: [{ id: T2.2 problem answer, under: "2.2", shows: answer, asksForProblem: true }]',
    ];
    workspace.write('tasks/task2.yaml', `${emptyTask(2)}${asked.join('\n')}\n`);
    workspace.write('report/answers/2.2.md', 'There is no problem.\n');
    for (const [lang, why, hint] of [
      ['en', 'says that there is no problem, and the question asks for one.', 'Say under a heading `2.2`'],
      [
        'fr',
        'dit qu’il n’y a pas de problème, alors que la question en demande un.',
        'Dites sous un titre `2.2`',
      ],
    ] as const) {
      workspace.write('ait-lab.yaml', `lang: ${lang}\nauthors: [Ada]\nrepository: https://example.org/lab\n`);
      const { code, stdout } = workspace.build('--format', 'md');
      assert.equal(code, 1);
      assert.ok(stdout.includes(why), stdout);
      assert.ok(stdout.includes(hint), stdout);
    }
  });

  it('without a browser writes what needs none, and then ends with exit code 3', () => {
    using workspace = new Workspace();
    const { code, stdout, stderr } = workspace.build('--browser', './nope');
    assert.equal(code, 3);
    assert.match(stdout, /^report\/report\.md .*\nreport\/report\.html .*\n$/);
    assert.match(
      stderr,
      /^✗ no browser was found: screenshots and the PDF need Chrome, Chromium or Edge\n.*\.\/nope/,
    );
    assert.ok(existsSync(join(workspace.path, 'report/report.html')));
    assert.ok(!existsSync(join(workspace.path, 'report/report.pdf')));
  });

  it('tells a mistake in a file with its place, and writes nothing', () => {
    using workspace = new Workspace();
    workspace.write('ait-lab.yaml', 'authros: [Ada]\n');
    const { code, stderr } = workspace.build('--format', 'md');
    assert.equal(code, 2);
    assert.match(stderr, /ait-lab\.yaml:1:1 {2}unknown word "authros"/);
    assert.ok(!existsSync(join(workspace.path, 'report/report.md')));
  });

  it('leaves no half file behind', () => {
    using workspace = new Workspace();
    workspace.build('--format', 'md,html');
    const tree = workspace.tree().filter((name) => name.startsWith('report/') && !name.includes('answers'));
    assert.deepEqual(tree, ['report/', 'report/report.html', 'report/report.md']);
  });
});

describe('ait-lab build-report where somebody has a report already', () => {
  const refusal = `✗ report/report.md was not made by ait-lab, or was changed since: nothing was written
  → \`--output DIR\` writes the report into another folder, \`--replace\` moves it to report/replaced/ first
`;

  it('refuses, and writes nothing', () => {
    using workspace = new Workspace();
    workspace.write('report/report.md', '# My report\n');
    const before = workspace.tree();
    for (const args of [[], ['--watch'], ['--format', 'md']])
      assert.deepEqual(workspace.build(...args), { code: 2, stdout: '', stderr: refusal });
    assert.deepEqual(workspace.tree(), before);
    assert.equal(workspace.read('report/report.md'), '# My report\n');
  });

  it('refuses where its own was changed, and builds again where it was not', () => {
    using workspace = new Workspace();
    const build = () => workspace.build('--format', 'md,html');
    assert.equal(build().code, 0);
    workspace.write('report/answers/M1.md', 'Something new.\n');
    assert.equal(build().code, 0);
    const changed = workspace.read('report/report.md').replace('Something new', 'Something better');
    workspace.write('report/report.md', changed);
    assert.deepEqual(build(), { code: 2, stdout: '', stderr: refusal });
    assert.equal(workspace.read('report/report.md'), changed);
  });

  it('names all that is in the way, and minds only what it would write', () => {
    using workspace = new Workspace();
    workspace.write('report/report.html/mine.txt', 'mine');
    workspace.write('report/report.pdf', 'mine');
    const { code, stderr } = workspace.build();
    assert.equal(code, 2);
    assert.match(
      stderr,
      /^✗ report\/report\.html was not .*\n {2}nor is report\/report\.pdf as .*\n.* moves them /,
    );
    assert.equal(workspace.build('--format', 'md').code, 0);
  });

  it('with --replace moves it aside and says where it is', () => {
    using workspace = new Workspace();
    workspace.write('report/report.md', '# My report\n');
    const { code, stdout, stderr } = workspace.build('--format', 'md', '--replace');
    assert.equal(code, 0);
    assert.match(stdout, /^report\/report\.md /);
    const [, place = ''] =
      /^! report\/report\.md was in the way, .*; it is now (report\/replaced\/\S+\/report\.md)\n$/.exec(
        stderr,
      ) ?? [];
    assert.equal(workspace.read(place), '# My report\n');
    assert.match(workspace.read('report/report.md'), /^# Dynamic/);
    assert.deepEqual(workspace.build('--format', 'md', '--replace').stderr, '');
  });

  it('with --output writes elsewhere, with links that lead to the workspace', () => {
    using workspace = new Workspace();
    workspace.write('report/report.md', '# My report\n');
    workspace.write('report/images/ours.png', 'no picture');
    workspace.write(
      'report/answers/M1.md',
      'As [measured](../logs/task%200/manifest.json), ![ours](images/ours.png), [here](#top).\n',
    );
    const { code, stdout } = workspace.build('--format', 'md,html', '--output', 'out/first/');
    assert.match(stdout, /^out\/first\/report\.md .*\nout\/first\/report\.html /);
    assert.equal(code, 1, 'the picture is none');
    const markdown = workspace.read('out/first/report.md');
    assert.match(markdown, /\[measured\]\(\.\.\/\.\.\/logs\/task%200\/manifest\.json\)/);
    assert.match(markdown, /!\[ours\]\(\.\.\/\.\.\/report\/images\/ours\.png\), \[here\]\(#top\)/);
    assert.match(
      workspace.read('out/first/report.html'),
      /href="\.\.\/\.\.\/logs\/task%200\/manifest\.json"/,
    );
    assert.equal(workspace.read('report/report.md'), '# My report\n');
  });
});

describe('ait-lab build-report --open', { skip: process.platform !== 'linux' }, () => {
  function withOpener(workspace: Workspace, script: string): Record<string, string> {
    workspace.write('bin/xdg-open', `#!/bin/sh\n${script}\n`);
    chmodSync(join(workspace.path, 'bin/xdg-open'), 0o755);
    return { PATH: `${join(workspace.path, 'bin')}${delimiter}${process.env['PATH'] ?? ''}` };
  }

  it('hands the page to the program that opens files', () => {
    using workspace = new Workspace();
    const env = withOpener(workspace, `echo "$1" > '${workspace.path}/opened'`);
    assert.equal(aitLab(workspace.path, ['build-report', '--format', 'md,html', '--open'], env).code, 0);
    assert.equal(workspace.read('opened'), `${workspace.path}/report/report.html\n`);
  });

  it('says so when that program cannot', () => {
    using workspace = new Workspace();
    const env = withOpener(workspace, 'exit 4');
    const { code, stdout, stderr } = aitLab(
      workspace.path,
      ['build-report', '--format', 'md', '--open'],
      env,
    );
    assert.equal(code, 3);
    assert.match(stdout, /^report\/report\.md /);
    assert.equal(
      stderr,
      `✗ nothing on this machine opens ${workspace.path}/report/report.md
  xdg-open ended with exit code 4
  → open it in a browser by hand, or build without --open
`,
    );
  });

  it('says so when there is none', () => {
    using workspace = new Workspace();
    const { code, stderr } = aitLab(workspace.path, ['build-report', '--format', 'md', '--open'], {
      PATH: '/nowhere',
    });
    assert.equal(code, 3);
    assert.match(stderr, /^✗ nothing on this machine opens .*\n {2}spawn xdg-open ENOENT\n/);
  });
});

describe('ait-lab build-report --watch', () => {
  it(
    'builds again at each change, survives a mistake, and ends with Ctrl-C',
    { timeout: 60_000 },
    async () => {
      using workspace = new Workspace();
      const child = spawn(process.execPath, [join(productFolder, 'bin/ait-lab'), 'build-report', '--watch'], {
        cwd: workspace.path,
        env: { ...process.env, NO_COLOR: '1', DOCKER_HOST: nowhere },
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      using _ended = { [Symbol.dispose]: () => void child.kill('SIGKILL') };
      const exited = once(child, 'exit');
      const said = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
      const complained = createInterface({ input: child.stderr })[Symbol.asyncIterator]();
      const built = async (): Promise<string> => (await said.next()).value as string;
      assert.match(await built(), /^report\.md [\d.]+ k?B, report\.html [\d.]+ k?B \([\d.]+ s\)$/);
      workspace.write('report/answers/M1.md', 'TODO');
      assert.match(await built(), /; One thing is missing$/);
      workspace.write('report/answers/M1.md', 'Something new.');
      assert.match(await built(), /\)$/);
      assert.match(workspace.read('report/report.html'), /Something new\./);
      workspace.write('ait-lab.yaml', 'authros: [Ada]\n');
      assert.match(String((await complained.next()).value), /^✗ 1 mistake in ait-lab\.yaml$/);
      workspace.write('ait-lab.yaml', 'authors: [Ada, Grace]\nrepository: https://example.org/lab\n');
      await built();
      assert.match(workspace.read('report/report.md'), /Ada, Grace/);
      // A run gives a task a new folder.
      rmSync(join(workspace.path, 'logs/task 3'), { recursive: true });
      await built();
      cpSync(join(workspace.path, 'logs/task 2'), join(workspace.path, 'logs/task 3'), { recursive: true });
      await built();
      child.kill('SIGINT');
      assert.deepEqual(await exited, [130, null]);
    },
  );

  it('ends at once where the command itself is wrong', () => {
    using workspace = new Workspace();
    assert.equal(workspace.build('--watch', '--task', '9').code, 2);
    assert.equal(workspace.build('--watch', '-C', 'nope').code, 2);
  });
});
