import assert from 'node:assert/strict';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { gzipSync } from 'node:zlib';
import { aLab, aLabIn } from './a-lab.js';
import { Scratch } from './scratch.js';
import { taken, type Opened } from './taken.js';
import { tarFile, tarGzFile, type TarEntry } from './tar-file.js';
import { zipFile, type ZipEntry } from './zip-file.js';

const labFiles = Object.keys(aLab).sort();
const MB = 1_000_000;

/** What becomes of one archive; nothing of it may be left, or lie anywhere else. */
async function unpacked(name: string, bytes: Buffer, look?: (folder: string) => void): Promise<Opened> {
  using scratch = new Scratch();
  const [one, ...others] = await taken([scratch.write(name, bytes)], look);
  assert.ok(one);
  assert.deepEqual(others, []);
  scratch.assertOnly(name);
  return one;
}

const zipOf = (...entries: ZipEntry[]): Buffer => zipFile([...aLabIn(), ...entries]);
const tarOf = (...entries: TarEntry[]): Promise<Buffer> => tarGzFile([...aLabIn(), ...entries]);

describe('a name in an archive never leads out of its folder', () => {
  const cases: [name: string, file: string | undefined][] = [
    ['../out.txt', undefined],
    ['ha/../../out.txt', undefined],
    ['ha/..', undefined],
    ['..\\..\\out.txt', undefined],
    ['/etc/out.txt', 'etc/out.txt'],
    ['//etc/out.txt', 'etc/out.txt'],
    ['C:\\Users\\me\\out.txt', 'Users/me/out.txt'],
    ['./a/./out.txt', 'a/out.txt'],
  ];
  for (const [name, file] of cases) {
    it(`in a zip: ${name}`, async () => {
      const { files, passedOver } = await unpacked('a.zip', zipOf({ name, content: 'x' }));
      assert.deepEqual(files, [...labFiles, ...(file === undefined ? [] : [file])].sort());
      const shown = name.replaceAll('\\', '/');
      assert.deepEqual(passedOver, file === undefined ? [`${shown}: leads-outside`] : []);
    });
    if (name.includes('\\')) continue;
    it(`in a tar: ${name}`, async () => {
      const { files, passedOver } = await unpacked('a.tar.gz', await tarOf({ name, content: 'x' }));
      assert.deepEqual(files, [...labFiles, ...(file === undefined ? [] : [file])].sort());
      assert.deepEqual(passedOver, file === undefined ? [`${name}: leads-outside`] : []);
    });
  }
});

describe('what is no plain file is passed over, and told', () => {
  it('a link in a zip, through which nothing is written', async () => {
    const { files, passedOver } = await unpacked(
      'a.zip',
      zipOf({ name: 'out', content: '/tmp', mode: 0o120777 }, { name: 'out/a.txt', content: 'x' }),
    );
    assert.deepEqual(files, [...labFiles, 'out/a.txt'].sort());
    assert.deepEqual(passedOver, ['out: symbolic-link']);
  });

  it('links, hard links, devices and pipes in a tar', async () => {
    const { files, passedOver } = await unpacked(
      'a.tgz',
      await tarOf(
        { name: 'out', type: 'symlink', linkname: '../../..' },
        { name: 'out/a.txt', content: 'x' },
        { name: 'passwd', type: 'link', linkname: '/etc/passwd' },
        { name: 'again', type: 'link', linkname: 'ha/Dockerfile' },
        { name: 'disk', type: 'block-device', devmajor: 8, devminor: 0 },
        { name: 'null', type: 'character-device', devmajor: 1, devminor: 3 },
        { name: 'pipe', type: 'fifo' },
      ),
    );
    assert.deepEqual(files, [...labFiles, 'out/a.txt'].sort());
    assert.deepEqual(passedOver, [
      'out: symbolic-link',
      'passwd: hard-link',
      'again: hard-link',
      'disk: no-regular-file',
      'null: no-regular-file',
      'pipe: no-regular-file',
    ]);
  });

  it('a device and a socket in a zip', async () => {
    const { passedOver } = await unpacked(
      'a.zip',
      zipOf({ name: 'disk', mode: 0o060666 }, { name: 'socket', mode: 0o140777 }),
    );
    assert.deepEqual(passedOver, ['disk: no-regular-file', 'socket: no-regular-file']);
  });
});

describe('names that are strange', () => {
  it('never take the place of what is there already', async () => {
    const entries = [
      { name: 'ha/Dockerfile', content: 'FROM evil\n' },
      { name: 'ha', content: 'x' },
      { name: 'ha/Dockerfile/x', content: 'x' },
    ];
    const look = (folder: string): void =>
      assert.equal(readFileSync(join(folder, 'ha/Dockerfile'), 'utf8'), 'FROM debian\n');
    const told = ['ha/Dockerfile: same-name', 'ha: same-name', 'ha/Dockerfile/x: same-name'];
    assert.deepEqual((await unpacked('a.zip', zipOf(...entries), look)).passedOver, told);
    assert.deepEqual((await unpacked('a.tgz', await tarOf(...entries), look)).passedOver, told);
  });

  it('may differ in capitals alone, where the disk tells them apart', async () => {
    const { files, passedOver } = await unpacked('a.zip', zipOf({ name: 'HA/dockerfile', content: 'x' }));
    assert.equal(files.length + passedOver.length, labFiles.length + 1);
  });

  it('are too long, too deep, or hold what no name can', async () => {
    const deep = `${'d/'.repeat(50)}x`;
    const { files, passedOver } = await unpacked(
      'a.zip',
      zipOf(
        { name: 'n'.repeat(300) },
        { name: deep },
        { name: 'a\0b' },
        { name: `${'y'.repeat(240)}/`.repeat(5) },
      ),
    );
    assert.deepEqual(files, labFiles);
    assert.deepEqual(
      passedOver.map((each) => each.replace(/^.*: /s, '')),
      ['impossible-name', 'too-deep', 'impossible-name', 'impossible-name'],
    );
  });

  it('hold control characters and turn the writing, which nobody is shown', async () => {
    const name = 'a\u001b[31m\n\u202Eb.txt';
    const { files, passedOver } = await unpacked(
      'a.zip',
      zipOf({ name, content: 'x' }, { name: `../${name}` }),
    );
    assert.ok(files.includes(name));
    assert.deepEqual(passedOver, ['../a\\u{1b}[31m\\u{a}\\u{202e}b.txt: leads-outside']);
  });

  it('survive in other encodings', async () => {
    const cases: [bytes: Buffer, flags: number, name: string][] = [
      [Buffer.from('étape.md'), 0x800, 'étape.md'],
      // As macOS packs it, without a word on how.
      [Buffer.from('e\u0301tape.md'), 0, 'e\u0301tape.md'],
      // As Windows did, in the letters of DOS.
      [Buffer.from([0x82, 0x74, 0x61, 0x70, 0x65]), 0, 'étape'],
    ];
    for (const [name, flags, expected] of cases) {
      const { files } = await unpacked('a.zip', zipOf({ name, flags, content: 'x' }));
      assert.ok(files.includes(expected), expected);
    }
    const { files } = await unpacked('a.tgz', await tarOf({ name: 'tâche/é.md', content: 'x' }));
    assert.ok(files.includes('tâche/é.md'));
    const latin = await tarFile([...aLabIn(), { name: 'a?b.txt', content: 'x' }]);
    const at = latin.indexOf('a?b.txt');
    // The sum over the header changes with the letter.
    const sum = Number.parseInt(latin.toString('latin1', at + 148, at + 154), 8) - 0x3f + 0xe9;
    latin[at + 1] = 0xe9;
    latin.write(sum.toString(8).padStart(6, '0'), at + 148, 'latin1');
    assert.ok((await unpacked('a.tar', latin)).files.includes('aéb.txt'));
  });

  it('are a system’s own, and nobody’s', async () => {
    const junk = ['__MACOSX/ha/._Dockerfile', '.DS_Store', 'ha/.DS_Store', 'logs/._task 2'];
    const { files, passedOver } = await unpacked(
      'a.zip',
      zipOf(...junk.map((name) => ({ name, content: 'x' }))),
    );
    assert.deepEqual([files, passedOver], [labFiles, []]);
  });
});

describe('modes', () => {
  it('are those of the archive, and no more than that', async () => {
    const modes: Record<string, number> = {};
    const look = (folder: string): void => {
      for (const name of ['run.sh', 'root.sh', 'text.md'])
        modes[name] = statSync(join(folder, name)).mode & 0o7777;
    };
    const entries = [
      { name: 'run.sh', mode: 0o755 },
      { name: 'root.sh', mode: 0o6711 },
      { name: 'text.md', mode: 0o600 },
    ];
    const expected = { 'run.sh': 0o755, 'root.sh': 0o755, 'text.md': 0o644 };
    const before = process.umask(0o077);
    try {
      await unpacked(
        'a.zip',
        zipOf(...entries.map(({ name, mode }) => ({ name, mode: mode | 0o100000 }))),
        look,
      );
      assert.deepEqual(modes, expected);
      await unpacked('a.tgz', await tarOf(...entries), look);
      assert.deepEqual(modes, expected);
    } finally {
      process.umask(before);
    }
  });

  it('are those of Docker on Windows, where a zip has none', async () => {
    let mode = 0;
    await unpacked('a.zip', zipOf(), (folder) => {
      mode = statSync(join(folder, 'ha/scripts/run.sh')).mode & 0o777;
    });
    assert.equal(mode, 0o755);
  });
});

describe('a bomb', () => {
  const zeros = Buffer.alloc(64 * MB);

  it('in a zip is a file that is passed over, unread', async () => {
    const { files, passedOver } = await unpacked('a.zip', zipOf({ name: 'bomb', content: zeros }));
    assert.deepEqual([files, passedOver], [labFiles, ['bomb: too-large']]);
  });

  it('of many small files is no hand-in, and nothing of it is written', async () => {
    const small = Buffer.alloc(15 * MB);
    const many = Array.from({ length: 80 }, (_, index) => ({
      ...{ name: `${index}`, content: small },
      ...(index > 0 && { sameBytesAs: 4 }),
    }));
    let looked = false;
    const { because } = await unpacked('a.zip', zipOf(...many), () => (looked = true));
    assert.deepEqual([because, looked], [{ code: 'archive-too-large', most: 1_000_000_000 }, false]);
  });

  it('in a tar ends it', async () => {
    const { because } = await unpacked('a.tgz', await tarOf({ name: 'bomb', content: zeros }));
    assert.deepEqual(because, { code: 'archive-bomb', ratio: 200 });
  });

  it('after the end of a tar, or in a header, ends it, too', async () => {
    const tar = await tarFile(aLabIn());
    const { because } = await unpacked('a.tgz', gzipSync(Buffer.concat([tar, zeros])));
    assert.deepEqual(because, { code: 'archive-bomb', ratio: 200 });
  });

  it('in an archive in an archive in an archive is not reached', async () => {
    const bomb = zipFile([{ name: 'bomb', content: zeros }]);
    const inner = zipFile([{ name: 'c.zip', content: bomb }]);
    const { because } = await unpacked('a.zip', zipFile([{ name: 'b.zip', content: inner }]));
    assert.deepEqual(because, { code: 'archive-nested' });
  });

  it('of archives that hold archives, as the well-known one, is told and left', async () => {
    const leaf = zipFile(
      [0, 1].map((index) => ({ name: `${index}.zip`, content: zipFile([{ name: 'x' }]) })),
    );
    using scratch = new Scratch();
    const path = scratch.write(
      '42.zip',
      zipFile([0, 1, 2].map((index) => ({ name: `${index}.zip`, content: leaf }))),
    );
    const opened = await taken([path]);
    assert.deepEqual(
      opened.map(({ because }) => because),
      [0, 1, 2].map(() => ({ code: 'several-archives', count: 2 })),
    );
    scratch.assertOnly('42.zip');
  });

  it('of 100,000 entries is too many for a hand-in', async () => {
    const header = (await tarFile([{ name: 'empty' }])).subarray(0, 512);
    const tar = Buffer.concat([...Array.from({ length: 100_000 }, () => header), Buffer.alloc(1024)]);
    const { because } = await unpacked('a.tar', tar);
    assert.deepEqual(because, { code: 'archive-too-many', most: 20_000 });
  });

  it('of more entries than a class has is not even looked through', async () => {
    const many = Array.from({ length: 100_001 }, (_, index) => ({ name: `${index}`, method: 0 }));
    const { because } = await unpacked('a.zip', zipFile(many));
    assert.deepEqual(because, { code: 'archive-too-many', most: 100_000 });
  });
});

describe('an archive that is damaged', () => {
  it('in one file: that one is told, and the others are there', async () => {
    for (const lie of [{ crc: 1 }, { size: 3 }, { size: 1000 }, { packedSize: 2 }]) {
      const { files, passedOver } = await unpacked(
        'a.zip',
        zipOf({ name: 'a.txt', content: 'some text', ...lie }),
      );
      assert.deepEqual([files, passedOver], [labFiles, ['a.txt: damaged']], JSON.stringify(lie));
    }
  });

  it('in all of them is damaged', async () => {
    const { because } = await unpacked('a.zip', zipFile([{ name: 'a.txt', content: 'x', crc: 1 }]));
    assert.deepEqual(because, { code: 'archive-damaged', detail: 'no file of it is whole' });
  });

  it('goes by its directory, whatever stands before the bytes', async () => {
    const lie = { name: 'a.txt', content: 'x', localName: '../b.txt' };
    const { files } = await unpacked('a.zip', zipOf(lie));
    assert.deepEqual(files, [...labFiles, 'a.txt'].sort());
  });

  const damagedBytes: [what: string, name: string, bytes: () => Buffer | Promise<Buffer>][] = [
    ['a zip that was cut off', 'a.zip', () => zipOf().subarray(0, -30)],
    ['a directory that has fewer entries than it says', 'a.zip', () => zipFile(aLabIn(), { count: 50 })],
    ['a directory that lies elsewhere', 'a.zip', () => zipFile(aLabIn(), { directoryAt: 1 })],
    ['a tar.gz that was cut off', 'a.tar.gz', async () => (await tarOf()).subarray(0, -20)],
    ['a tar that was cut off in a file', 'a.tar', async () => (await tarFile(aLabIn())).subarray(0, 600)],
    ['a text that was packed', 'a.tar.gz', () => gzipSync('a text')],
    ['a directory of nonsense', 'a.zip', () => Buffer.from('PK\x05\x06 and so on, and on, and on')],
  ];
  for (const [what, name, bytes] of damagedBytes) {
    it(`is told as such: ${what}`, async () => {
      const { because } = await unpacked(name, await bytes());
      assert.equal(because?.code, 'archive-damaged');
    });
  }

  it('is no archive, or of a kind that is not unpacked, or asks for a password', async () => {
    const codes: [bytes: Buffer, expected: object][] = [
      [Buffer.from('plain words'), { code: 'no-archive' }],
      [Buffer.alloc(0), { code: 'no-archive' }],
      [Buffer.from('7z\xbc\xaf\x27\x1c and more', 'latin1'), { code: 'archive-kind', kind: '7z' }],
      [Buffer.from('Rar!\x1a\x07\x01', 'latin1'), { code: 'archive-kind', kind: 'rar' }],
      [zipOf({ name: 'x', method: 14 }), { code: 'archive-kind', kind: 'zip, method 14' }],
      [zipOf({ name: 'x', flags: 1 }), { code: 'archive-encrypted' }],
      [zipOf({ name: 'x', flags: 0x41 }), { code: 'archive-encrypted' }],
    ];
    for (const [bytes, expected] of codes)
      assert.deepEqual((await unpacked('a.zip', bytes)).because, expected);
  });
});
