import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ignoredBy } from '../../src/diagnosis/read/ignored.js';
import { traceImage } from '../../src/diagnosis/read/image.js';
import type { RepositoryFile } from '../../src/repository/repository-files.js';

test('the last line of a .dockerignore that fits decides, and a folder takes what is below it', () => {
  const isIgnored = ignoredBy('# all\n*.md\n**/*.log\nconfig/\n!/config/haproxy.cfg\n[z-a]\nrun[0-9]\n');
  const ignored = [
    'a.md',
    'b/a.md',
    'b/c/d.log',
    'config/a.cfg',
    'config/haproxy.cfg',
    'configs',
    'run7',
    'runs',
  ].filter(isIgnored);
  assert.deepEqual(ignored, ['a.md', 'b/c/d.log', 'config/a.cfg', 'run7']);
});

test('files arrive where COPY and RUN put them', () => {
  const image = traced([
    'FROM haproxy:1.5',
    'ARG DIR=/handlers',
    'COPY a.sh $DIR/',
    'COPY ["folder", "/there"]',
    'COPY folder/* /here/',
    'WORKDIR /way',
    'COPY a.sh .',
    'COPY a.sh b.sh',
    'RUN cp -r /there /copy && mv /copy/b.sh /moved && chmod u+x /moved && cd /here && dos2unix c.sh',
  ]);
  const found = [...image.files].map(([path, { source, executable, converted, line }]) =>
    [path, source, line, executable ? 'x' : '', converted ? 'lf' : ''].join(' ').trim(),
  );
  assert.deepEqual(found.sort(), [
    '/copy/below/c.sh ha/folder/below/c.sh 4',
    '/handlers/a.sh ha/a.sh 3',
    '/here/b.sh ha/folder/b.sh 5',
    '/here/c.sh ha/folder/below/c.sh 5  lf',
    '/moved ha/folder/b.sh 4 x',
    '/there/b.sh ha/folder/b.sh 4',
    '/there/below/c.sh ha/folder/below/c.sh 4',
    '/way/a.sh ha/a.sh 7',
    '/way/b.sh ha/a.sh 8',
  ]);
});

test('what is not there, or not where it seems to be, is noted once and taken to be there', () => {
  const image = traced([
    'FROM haproxy:2.2',
    'COPY x.sh /x.sh',
    'RUN mkdir nodes',
    'RUN cd /tmp && mkdir nodes',
  ]);
  assert.deepEqual(image.missing, [{ source: 'x.sh', line: 2, ignored: false }]);
  assert.deepEqual(image.relative, [{ path: 'nodes', line: 3, folder: undefined }]);
  assert.equal(
    image.files.has('/x.sh') && image.folders.has('/nodes') && image.folders.has('/tmp/nodes'),
    true,
  );
});

function traced(dockerfile: readonly string[]): ReturnType<typeof traceImage> {
  const file = (text: string): RepositoryFile => ({ text, executable: false });
  return traceImage(
    new Map([
      ['ha/Dockerfile', file(dockerfile.join('\n'))],
      ['ha/a.sh', file('')],
      ['ha/folder/b.sh', file('')],
      ['ha/folder/below/c.sh', file('')],
      ['webapp/x.sh', file('')],
    ]),
    'ha',
  );
}
