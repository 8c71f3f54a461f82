import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { findOthers, type Traces } from '../../../src/check/theirs/find-others.js';
import { masked } from '../../../src/check/theirs/masked.js';
import { aDelivery } from '../findings/a-delivery.js';

const script = `#!/usr/bin/env bash
echo "Member join script triggered" >>/var/log/serf.log
while read -r NAME ADDRESS ROLE TAGS; do
  echo "Member join event received from: $NAME with role $ROLE" >>/var/log/serf.log
done
`;
const frame = `global
    log 127.0.0.1 local1 notice
defaults
    mode http
    timeout connect 5000
frontend localnodes
    bind *:80
    default_backend nodes
backend nodes
    balance roundrobin
`;
const traces: Traces = {
  handlersLog:
    'Member join script triggered\nMember join event received from: 0123456789ab with role backend\n',
  configuration: `${frame}    server 0123456789ab 192.168.42.11:3000 check\n`,
  texts: [script, frame],
};

function found(files: Record<string, string>, of = traces): string[] {
  const { logs } = aDelivery(files);
  return findOthers({ logs }, of).map(({ because, level, files: [file = ''], line }) =>
    [level, because.code, `${file}:${line ?? ''}`].join(' '),
  );
}

describe('evidence that a repository’s own code does not make', () => {
  it('is none where handlers say the same of other members at other times', () => {
    const log =
      'Member join script triggered\nMember join event received from: fedcba987654 with role balancer\n';
    assert.deepEqual(found({ 'logs/task 3/serf.log': log }), []);
  });

  it('is none where the scripts of any commit have the words', () => {
    const before = 'Member join event received from: s1 with role backend\n';
    const now = { ...traces, handlersLog: 'somebody came\nsomebody went\n' };
    assert.deepEqual(found({ 'logs/task 3/serf.log': before }, now), []);
  });

  it('is a handlers’ log with other words, told with the line that is most like it', () => {
    const log = 'Member join script triggered by serf\nNew member event received from: s1 as backend\n';
    const others = { ...traces, handlersLog: 'node 1 is here\n', texts: ['echo "node $1 is here"'] };
    assert.deepEqual(found({ 'logs/task 3/serf.log': log }, others), [
      'note handlers-say-otherwise logs/task 3/serf.log:1',
    ]);
  });

  it('is none where a configuration has other servers, comments and white space', () => {
    const text = `# by hand\n${frame.replaceAll('    ', '\t')}\tserver s1 10.0.0.3:3000 check\n`;
    assert.deepEqual(found({ 'logs/task 5/ha-s1.cfg': text }), []);
  });

  it('is a configuration with lines that no state of the repository has', () => {
    const text = `${frame.replace('balance roundrobin', 'balance leastconn')}    server s1 10.0.0.3:3000 check\n`;
    assert.deepEqual(found({ 'logs/task 5/ha-s1.cfg': text }), [
      'note configuration-of-another logs/task 5/ha-s1.cfg:10',
    ]);
    const { logs } = aDelivery({ 'logs/task 5/ha-s1.cfg': text });
    const [first] = findOthers({ logs }, traces);
    assert.deepEqual(first?.because, {
      code: 'configuration-of-another',
      handedIn: 'balance leastconn',
      own: 'balance roundrobin',
      lines: 1,
    });
  });

  it('cannot be told where nothing was carried out', () => {
    const log = 'Member left script triggered of somebody\n';
    const nothing = { handlersLog: '', configuration: '', texts: [script] };
    assert.deepEqual(found({ 'logs/task 3/serf.log': log, 'logs/task 5/a.cfg': frame }, nothing), []);
  });
});

describe('a masked line', () => {
  it('is the same for another run', () => {
    const one = '2019-12-16T09:15:02Z  join of 0123456789ab at 192.168.42.11, HAProxy 2.2.4 took 17 ms';
    const other = '2020-01-02T11:00:59Z join of fedcba987654 at 10.0.0.7, HAProxy 1.5.19 took 3 ms';
    assert.equal(masked(one), masked(other));
    assert.notEqual(masked('a join'), masked('a leave'));
  });
});
