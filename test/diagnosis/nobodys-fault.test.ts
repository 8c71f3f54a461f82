import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Cause, Seen, Symptom } from '../../src/diagnosis/cause.js';
import { diagnose } from '../../src/diagnosis/index.js';
import type { RepositoryFiles } from '../../src/repository/repository-files.js';
import { courseFiles } from '../course/course-files.js';

const nothing: Seen = { logs: {}, ended: [], ids: {} };

describe('what is nobody’s fault', () => {
  it('is a container’s id that looks like a number, where it is not in a list', () => {
    const ids = { s1: '284472616e12', s2: '012345678901', s3: '123456789012', s4: '9a09d0cc991d' };
    const [cause] = found(courseFiles('2020', 4), 'rendered', { ids });
    assert.deepEqual(cause?.code === 'id-like-a-number' && [cause.line, ...cause.ids], [
      10,
      { id: '284472616e12', becomes: '284472616000000000000' },
      { id: '012345678901', becomes: '12345678901' },
    ]);
    assert.deepEqual(found(courseFiles('2020', 5), 'rendered', { ids }), []);
  });

  it('is a signal of the base that the supervisor does not end on', () => {
    const files = courseFiles('2016', 3);
    assert.deepEqual(named(found(files, 'slow-stop')), [['stop-signal-of-base', 'ha/Dockerfile', 1]]);
    assert.deepEqual(found(files, 'leave'), []);
    const killed = { ended: [{ node: 'ha', exitCode: 137 }] };
    assert.deepEqual(named(found(files, 'leave', killed)), [['stop-signal-of-base', 'ha/Dockerfile', 1]]);
    files.replace('ha/Dockerfile', 'ENV ROLE', 'STOPSIGNAL SIGTERM\nENV ROLE');
    assert.deepEqual(found(files, 'slow-stop'), []);
  });

  it('is a line of /etc/hosts that is not always there', () => {
    const [cause] = found(courseFiles('2020', 1), 'identity');
    assert.deepEqual(cause?.code === 'address-from-hosts' && [cause.entry, cause.file, cause.line], [
      7,
      'webapp/services/node/run',
      3,
    ]);
  });

  it('is a WORKDIR that the base was given later', () => {
    const files = courseFiles('2020', 5);
    files.replace('ha/Dockerfile', 'RUN mkdir /nodes', 'RUN mkdir nodes');
    const [cause] = found(files, 'nodes');
    assert.deepEqual(cause?.code === 'relative-destination' && [cause.path, cause.folder], [
      'nodes',
      '/var/lib/haproxy',
    ]);
    files.replace('ha/Dockerfile', 'FROM haproxy:2.2', 'FROM haproxy:1.5');
    assert.deepEqual(found(files, 'nodes'), []);
  });

  it('is a download that is not there any more, whichever builder says so', () => {
    const files = courseFiles('2016', 1);
    const line =
      (files.get('ha/Dockerfile')?.text.split('\n') ?? []).findIndex((each) =>
        each.startsWith('RUN apt-get'),
      ) + 1;
    const said =
      'E: Failed to fetch http://packages.example.org/debian/dists/stretch/InRelease  404  Not Found';
    const outputs = [
      [
        'Step 3/12 : RUN apt-get update && apt-get -y install wget curl vim iputils-ping rsyslog',
        said,
        "The command '/bin/sh -c apt-get update' returned a non-zero code: 100",
      ],
      [
        said,
        '------',
        `Dockerfile:${String(line)}`,
        '--------------------',
        `   ${String(line)} | >>> RUN apt-get update`,
      ],
    ];
    for (const lines of outputs) {
      const [cause] = found(files, 'build', { build: { dockerfile: 'ha/Dockerfile', lines } });
      assert.deepEqual(cause?.code === 'download-failed' && [cause.said, cause.line], [said, line]);
    }
  });
});

function found(files: RepositoryFiles, symptom: Symptom, seen: Partial<Seen> = {}): Cause[] {
  const causes = diagnose(files, { ...nothing, ...seen }, [symptom]);
  assert.deepEqual(
    causes.filter(({ fault }) => fault === 'yours'),
    [],
  );
  return causes;
}

function named(causes: readonly Cause[]): unknown[] {
  return causes.map(({ code, file, line }) => [code, file, line]);
}
