import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { productFolder } from '../../src/product.js';
import { TemporaryFolder } from '../temporary-folder.js';

const course = join(productFolder, 'images/course');
const common = join(course, 'common/usr/lib/ait-lab-course');

let folder: TemporaryFolder;
beforeEach(() => {
  folder = new TemporaryFolder();
});
afterEach(() => folder[Symbol.dispose]());

/** Runs a program of the images in the temporary folder; the real ones in it print their name and arguments. */
function run(program: string, args: readonly string[], env: Record<string, string> = {}): string {
  const { stdout, stderr, status } = spawnSync(program, args, {
    cwd: folder.path,
    encoding: 'utf8',
    env: { PATH: [folder.path, process.env['PATH']].join(delimiter), ...env },
  });
  assert.equal(status, 0, stderr);
  return stdout;
}

/** A program that prints its name and, in brackets, its arguments. */
function standIn(name: string): string {
  const path = join(folder.path, name);
  writeFileSync(path, `#!/bin/sh\nprintf '${name}'\nprintf ' [%s]' "$@"\n`);
  chmodSync(path, 0o755);
  return path;
}

function write(name: string, text: string): void {
  writeFileSync(join(folder.path, name), text);
}

function read(name: string): string {
  return readFileSync(join(folder.path, name), 'utf8');
}

const s6 = 'https://github.com/just-containers/s6-overlay/releases/download/v2.9.9/s6-overlay-amd64.tar.gz';
const serf = 'https://releases.hashicorp.com/serf/0.8.2/serf_0.8.2_linux_amd64.zip';
const node = 'https://nodejs.org/dist/v14.15.1/node-v14.15.1-linux-x64.tar.xz';

describe('downloads', () => {
  function download(name: 'curl' | 'wget', args: readonly string[]): string {
    mkdirSync(join(folder.path, 'downloads'), { recursive: true });
    for (const file of ['s6-overlay.tar.gz', 'serf.zip', 'node.tar.xz']) write(`downloads/${file}`, file);
    return run(join(course, `common/usr/local/bin/${name}`), args, {
      COURSE_KNOWN: join(common, 'known-download'),
      COURSE_DOWNLOADS: join(folder.path, 'downloads'),
      [`COURSE_${name.toUpperCase()}`]: standIn(`real-${name}`),
    });
  }

  const answered: [name: 'curl' | 'wget', args: string[], file: string, content: string][] = [
    ['curl', ['-sSLo', 's6.tar.gz', s6], 's6.tar.gz', 's6-overlay.tar.gz'],
    ['curl', ['-sSL', '-o', 'serf.gz', serf], 'serf.gz', 'serf.zip'],
    ['curl', ['-o', 'x', '--location', node], 'x', 'node.tar.xz'],
    ['curl', ['-LO', node], 'node-v14.15.1-linux-x64.tar.xz', 'node.tar.xz'],
    ['curl', ['-sSLox', serf], 'x', 'serf.zip'],
    ['wget', ['-O', 'x', serf], 'x', 'serf.zip'],
    ['wget', ['-qO', 'x', serf], 'x', 'serf.zip'],
    ['wget', ['--output-document=x', '-q', s6], 'x', 's6-overlay.tar.gz'],
    ['wget', ['-P', 'downloads', node], 'downloads/node-v14.15.1-linux-x64.tar.xz', 'node.tar.xz'],
    ['wget', [serf], 'serf_0.8.2_linux_amd64.zip', 'serf.zip'],
  ];
  for (const [name, args, file, content] of answered)
    it(`of the course are answered: ${name} ${args.join(' ')}`, () => {
      assert.equal(download(name, args), '');
      assert.equal(read(file), content);
    });

  for (const [name, args] of [
    ['curl', ['-sSL', s6]],
    ['wget', ['-qO-', s6]],
  ] as const)
    it(`of the course go to standard output: ${name} ${args.join(' ')}`, () =>
      assert.equal(download(name, args), 's6-overlay.tar.gz'));

  for (const [name, args] of [
    ['curl', ['-sSLo', 'x', 'https://example.org/serf.zip']],
    ['curl', ['-H', 'a: b c', serf]],
    ['curl', ['-o', 'x', serf, s6]],
    ['curl', ['--data', node, 'https://example.org']],
    ['curl', ['--version']],
    ['curl', []],
    [
      'curl',
      [
        '-sSLo',
        'x',
        'https://github.com/just-containers/s6-overlay/releases/download/v3.1.0/s6-overlay-noarch.tar.xz',
      ],
    ],
    ['wget', ['-O', 'x', 'https://example.org/a b']],
    ['wget', ['--header', 'a: b', serf]],
  ] as const)
    it(`of other things are the real program's: ${name} ${args.join(' ')}`, () =>
      assert.equal(
        download(name, args),
        `real-${name}${args.length === 0 ? ' []' : args.map((word) => ` [${word}]`).join('')}`,
      ));
});

describe('haproxy', () => {
  const wrapper = join(course, 'haproxy/usr/local/sbin/haproxy');
  const oldLines = join(course, 'haproxy/usr/lib/ait-lab-course/old-lines.awk');

  function haproxy(...args: string[]): string {
    return run(wrapper, args, {
      COURSE_HAPROXY: standIn('real'),
      COURSE_OLD_LINES: oldLines,
      COURSE_COPIES: join(folder.path, 'copies'),
    }).replaceAll(folder.path, '');
  }

  it('reads a file of 1.5 as a copy in which the address has a line of its own', () => {
    write('old.cfg', 'global\n\nlisten stats *:1936\n    stats enable\n');
    assert.equal(
      haproxy('-f', 'old.cfg', '-p', 'old.pid', '-sf', '17'),
      'real [-f] [/copies/old.cfg] [-p] [old.pid] [-sf] [17]',
    );
    assert.equal(read('copies/old.cfg'), 'global\nlisten stats\n    bind *:1936\n    stats enable\n');
    assert.equal(read('old.cfg'), 'global\n\nlisten stats *:1936\n    stats enable\n');
  });

  it('reads a file of today itself', () => {
    write('new.cfg', 'listen stats\n    bind *:1936\nlisten a from b\nfrontend localnodes # x\n');
    assert.equal(haproxy('-c', '-f', 'new.cfg'), 'real [-c] [-f] [new.cfg]');
  });

  it('reads several, each as it is or as a copy', () => {
    write('old.cfg', 'frontend a :80,:81 name b\n');
    write('new.cfg', 'global\n');
    assert.equal(haproxy('-f', 'new.cfg', '-f', 'old.cfg'), 'real [-f] [new.cfg] [-f] [/copies/old.cfg]');
    assert.equal(haproxy('-db', '--', 'old.cfg', 'new.cfg'), 'real [-db] [--] [/copies/old.cfg] [new.cfg]');
    assert.equal(read('copies/old.cfg'), 'frontend a\n    bind :80,:81 name b\n');
  });

  it('leaves to the real one what is no file, and a pid file of that name', () => {
    write('old.cfg', 'listen stats *:1936\n');
    assert.equal(haproxy('-f', 'none.cfg', '-p', 'old.cfg'), 'real [-f] [none.cfg] [-p] [old.cfg]');
  });

  it('is the same process as the one that was started', () => {
    write('real', '#!/bin/sh\necho $$\n');
    chmodSync(join(folder.path, 'real'), 0o755);
    const env = { COURSE_HAPROXY: join(folder.path, 'real'), COURSE_OLD_LINES: oldLines };
    const printed = run('/bin/sh', ['-c', `${wrapper} -vv & echo $!; wait`], env);
    const [one, other] = printed.trim().split('\n');
    assert.equal(one, other);
  });

  it('keeps the numbers of lines where a comment or an empty line gives its place away', () => {
    write(
      'old.cfg',
      '# the statistics\nlisten stats *:1936\n    stats enable\n\nfrontend a :80\n    mode http\n',
    );
    haproxy('-f', 'old.cfg');
    assert.deepEqual(read('copies/old.cfg').split('\n'), [
      'listen stats',
      '    bind *:1936',
      '    stats enable',
      'frontend a',
      '    bind :80',
      '    mode http',
      '',
    ]);
  });
});

describe('apt-get', () => {
  function aptGet(...args: string[]): string {
    write('dpkg-query', '#!/bin/sh\ncase $4 in curl | vim) echo installed ;; *) exit 1 ;; esac\n');
    chmodSync(join(folder.path, 'dpkg-query'), 0o755);
    mkdirSync(join(folder.path, 'places'));
    mkdirSync(join(folder.path, 'programs'));
    write('programs/node', '');
    return run(join(course, 'common/usr/local/sbin/apt-get'), args, {
      COURSE_APT_GET: standIn('real'),
      COURSE_PROGRAMS: join(folder.path, 'programs'),
      COURSE_PLACES: join(folder.path, 'places'),
    });
  }

  it('fetches no lists for themselves', () => assert.match(aptGet('update'), /^ait-lab: the lists/));

  it('puts Node.js in its place, which is here, and asks for the rest', () => {
    assert.match(aptGet('install', 'curl', 'npm', 'nano'), /\[install\] \[curl\] \[nano\]$/);
    assert.deepEqual(readdirSync(join(folder.path, 'places')), ['node']);
  });

  it('fetches nothing while everything is here', () => {
    assert.match(aptGet('-y', 'install', '--no-install-recommends', 'curl', 'vim'), /^ait-lab: everything/);
  });

  it('fetches the lists with the first package that is not here', () =>
    assert.equal(
      aptGet('install', '-y', 'curl', 'nano'),
      'real [update] [-qq]real [install] [-y] [curl] [nano]',
    ));

  it('is the real one otherwise', () => assert.equal(aptGet('clean'), 'real [clean]'));
});

describe('npm', () => {
  function npm(...args: string[]): string {
    const home = join(folder.path, 'home');
    const packages = join(home, 'packages');
    for (const [name, version] of [
      ['express', '4.22.0'],
      ['glob', '7.2.3'],
    ]) {
      mkdirSync(join(packages, `app/node_modules/${name}`), { recursive: true });
      write(`home/packages/app/node_modules/${name}/package.json`, JSON.stringify({ version }));
    }
    mkdirSync(join(packages, 'tools/node_modules/npm/bin'), { recursive: true });
    write(
      'home/packages/tools/node_modules/npm/bin/npm-cli.js',
      "console.log('real', process.argv.slice(2).join(' '))",
    );
    write('home/npm.js', readFileSync(join(common, 'npm.js'), 'utf8'));
    return run(process.execPath, [join(home, 'npm.js'), ...args]);
  }

  it('installs what an application asks for, in a version that is here', () => {
    write('package.json', JSON.stringify({ dependencies: { express: '~4.12.0', glob: '*' } }));
    assert.equal(npm('install'), 'ait-lab: express 4.22.0 for ~4.12.0\nait-lab: glob 7.2.3 for *\n');
    assert.equal(read('node_modules/express/package.json'), '{"version":"4.22.0"}');
  });

  const others: [what: string, dependencies: Record<string, string>, args: string[]][] = [
    ['a package that is not here', { express: '^4', ejs: '^3' }, ['install', '--production']],
    ['a version that is newer than the one that is here', { express: '^5.0.0' }, ['ci']],
    ['a package by its address', { glob: 'git+https://example.org/glob' }, ['install']],
    ['another folder', { express: '^4' }, ['install', '--prefix', 'x']],
    ['a package by its name', { express: '^4' }, ['install', 'express']],
    ['nothing', {}, ['install']],
    ['a command of its own', { express: '^4' }, ['run', 'start']],
    ['a tool that is not here', {}, ['install', '-g', 'handlebars-cmd', 'grunt']],
  ];
  for (const [what, dependencies, args] of others)
    it(`is the real one for ${what}`, () => {
      write('package.json', JSON.stringify({ dependencies }));
      assert.equal(npm(...args), `real ${args.join(' ')}\n`);
    });
});

describe('bower', () => {
  /** A copy of it: below the tool's own folder it would be a module. */
  function bower(): string {
    write('bower.js', readFileSync(join(common, 'bower.js'), 'utf8'));
    return join(folder.path, 'bower.js');
  }

  it('installs nothing where nothing is asked for', () => {
    write('bower.json', JSON.stringify({ name: 'app' }));
    assert.equal(run(process.execPath, [bower(), 'install', '--allow-root']), '');
  });

  it('says what it cannot fetch', () => {
    write('bower.json', JSON.stringify({ dependencies: { jquery: '*' } }));
    const { status, stderr } = spawnSync(process.execPath, [bower(), 'install'], {
      cwd: folder.path,
      encoding: 'utf8',
    });
    assert.equal(status, 1);
    assert.match(stderr, /jquery/);
  });
});
