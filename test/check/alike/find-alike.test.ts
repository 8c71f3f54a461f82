import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { courseFiles } from '../../course/course-files.js';
import { statementText } from '../hand-ins/statement-text.js';
import { alikeOf, aNamed, aReport, commonText, namesOf, others, prose } from './a-class.js';

const twelve = 'a seed that vanishes forever strands whoever boots late behind closed doors';

function withPassage(seed: number, passage: string): string {
  return aReport(seed, { '2.2': `${prose(seed * 100 + 50, 40)} ${passage}. ${prose(seed * 100 + 51, 40)}` });
}

describe('text that two hand-ins have in common', () => {
  it('makes them the first pair when it is twelve words among different texts', () => {
    const { pairs, compared, earlier } = alikeOf([
      ...others(10),
      aNamed('ada', { 'report/report.md': withPassage(1, twelve) }),
      aNamed('bob', {
        'report/report.md': withPassage(
          2,
          'A seed, that VANISHES forever,\n**strands** whoever boots late behind closed doors',
        ),
      }),
    ]);
    assert.deepEqual([pairs.map(namesOf), compared, earlier], [['ada bob'], 12, 0]);
    const [pair] = pairs;
    assert.equal(commonText(pair), twelve);
    assert.deepEqual([pair?.words, pair?.wordsOfTheseTwo, pair?.passages[0]?.others], [12, 12, 0]);
    const place = pair?.passages[0]?.one;
    assert.deepEqual([place?.file, place?.question, place?.line], ['report/report.md', '2.2', 5]);
  });

  it('is one passage where a word was changed here and there', () => {
    const long = prose(77, 40).toLowerCase().replaceAll('.', '');
    const changed = long.split(' ').map((word, at) => (at % 13 === 9 ? 'zebra' : word));
    const { pairs } = alikeOf([
      ...others(6),
      aNamed('ada', { 'report/report.md': withPassage(1, long) }),
      aNamed('bob', { 'report/report.md': withPassage(2, changed.join(' ')) }),
    ]);
    assert.deepEqual([pairs.map(namesOf), pairs[0]?.passages.length], [['ada bob'], 1]);
    assert.ok((pairs[0]?.words ?? 0) >= 30, String(pairs[0]?.words));
  });

  it('is none where it is of the statement, in whosever hand-in that lies', () => {
    const step = 'Step 12 of the exercise asks you to read page 14 of the manual first';
    const files = (seed: number) => ({ 'report/report.md': withPassage(seed, step) });
    const ada = aNamed('ada', { ...files(1), 'README.md': statementText() });
    assert.equal(ada.compared.hasStatement, true);
    assert.deepEqual(alikeOf([...others(6), ada, aNamed('bob', files(2))]).pairs, []);
    assert.deepEqual(alikeOf([ada, aNamed('bob', files(2))]).pairs, []);
    // Without a statement nobody knows whose it is, and that is said.
    const [pair] = alikeOf([aNamed('ada', files(1)), aNamed('bob', files(2))]).pairs;
    assert.deepEqual(
      pair?.explanations.map(({ code }) => code),
      ['no-statement', 'few-hand-ins'],
    );
  });

  it('is none where it is ours, or where many have it', () => {
    const handIns = (count: number) =>
      Array.from({ length: count }, (_, index) =>
        aNamed(`same-${index + 1}`, { 'report/report.md': withPassage(index + 1, twelve) }),
      );
    assert.deepEqual(alikeOf([...others(6), ...handIns(2)], [`Look: ${twelve}!`]).pairs, []);
    assert.equal(alikeOf([...others(16), ...handIns(4)]).pairs.length, 6);
    assert.deepEqual(alikeOf([...others(16), ...handIns(6)]).pairs, []);
  });

  it('comes before what more hand-ins have, and tells how many have it', () => {
    const shared = prose(500, 12).slice(0, -1);
    const around = (seed: number, text: string): string =>
      `${prose(seed, 30)} ${text}. ${prose(seed + 1, 30)}`;
    const report = (seed: number, more = prose(seed * 100 + 60, 12)): string =>
      aReport(seed, { '2.2': around(seed * 100 + 50, shared), '2.3': around(seed * 100 + 70, more) });
    const { pairs } = alikeOf([
      ...others(12),
      ...[1, 2].map((seed) => aNamed(`all-${seed}`, { 'report/report.md': report(seed) })),
      ...[3, 4].map((seed) => aNamed(`rare-${seed}`, { 'report/report.md': report(seed, twelve) })),
    ]);
    assert.equal(namesOf(pairs[0] ?? assert.fail()), 'rare-3 rare-4');
    assert.deepEqual(
      pairs[0]?.passages.map(({ others: further }) => further),
      [0, 2],
    );
  });

  it('is explained by a source that both name beside it, and by one repository', () => {
    const source = 'https://example.org/about-seeds';
    const report = (seed: number) => withPassage(seed, `${twelve} (see ${source})`);
    const remotes = ['git@github.com:pair/ait-labo-docker.git'];
    const { pairs } = alikeOf([
      ...others(6),
      aNamed('ada', { 'report/report.md': report(1), 'README.md': statementText() }, { remotes }),
      aNamed('bob', { 'report/report.md': report(2) }, { remotes }),
    ]);
    assert.deepEqual(pairs[0]?.explanations, [
      { code: 'same-repository', repository: 'pair/ait-labo-docker' },
      { code: 'same-sources', addresses: ['example.org/about-seeds'] },
    ]);
  });

  it('is found in an earlier year’s hand-in, and two of earlier years are no pair', () => {
    const earlier = (name: string, seed: number) =>
      aNamed(name, { 'report/report.md': withPassage(seed, twelve) }, { earlier: true });
    const { pairs, earlier: count } = alikeOf([
      ...others(8),
      aNamed('ada', { 'report/report.md': withPassage(1, twelve) }),
      earlier('2019/bob', 2),
      earlier('2019/eve', 3),
    ]);
    assert.deepEqual([pairs.map(namesOf), count], [['ada 2019/bob', 'ada 2019/eve'], 2]);
    assert.equal(pairs[0]?.explanations[0]?.code, 'earlier-year');
    assert.deepEqual(pairs[0].other, { name: '2019/bob', earlier: true, index: 9 });
  });
});

const handler = `#!/usr/bin/env bash
# Takes out of the list whoever has not been seen for a while, and tells the balancer.
while read -r HOST ADDRESS ROLE REST; do
  if [[ "$ROLE" == backend && -n "$ADDRESS" ]]; then
    printf '%s;%s\\n' "$HOST" "$ADDRESS" >> /var/lib/balancer/members.csv
    sort -u -t ';' -k 1,1 -o /var/lib/balancer/members.csv /var/lib/balancer/members.csv
    curl --silent --unix-socket /run/reloader.sock http://localhost/members/"$HOST"
  fi
done
`;
const renamed = `#!/bin/bash

# appends the new one and removes doubles
while read -r machine ip kind others
do
    if [[ "$kind" == backend && -n "$ip" ]]
    then
        printf '%s;%s\\n' "$machine" "$ip" >> /var/lib/balancer/members.csv   # one line each
        sort -u -t ';' -k 1,1 -o /var/lib/balancer/members.csv /var/lib/balancer/members.csv
        curl --silent --unix-socket /run/reloader.sock http://localhost/members/"$machine"
    fi
done
`;

function withCode(seed: number, code: Readonly<Record<string, string>>) {
  return { 'report/report.md': aReport(seed), ...code };
}

describe('code that two hand-ins have in common', () => {
  it('is found with other names of variables, comments, white space and names of files', () => {
    const { pairs } = alikeOf([
      ...others(6),
      aNamed('ada', withCode(1, { 'ha/scripts/member-join.sh': handler })),
      aNamed('bob', withCode(2, { 'ha/serf/on-join': renamed })),
    ]);
    assert.deepEqual(pairs.map(namesOf), ['ada bob']);
    const [passage] = pairs[0]?.passages ?? [];
    assert.deepEqual(
      [passage?.kind, passage?.one.file, passage?.other.file],
      ['code', 'ha/scripts/member-join.sh', 'ha/serf/on-join'],
    );
    assert.ok((passage?.words ?? 0) > 40, String(passage?.words));
    assert.equal(passage?.one.line, 3);
  });

  it('may be comments alone', () => {
    const [first, comment = ''] = handler.split('\n');
    const { pairs } = alikeOf([
      ...others(6),
      aNamed('ada', withCode(1, { 'ha/scripts/member-join.sh': handler })),
      aNamed(
        'bob',
        withCode(2, { 'ha/scripts/leave.py': `${first ?? ''}\nimport sys\n${comment}\nsys.exit(0)\n` }),
      ),
    ]);
    assert.deepEqual(
      pairs.map((pair) => [namesOf(pair), pair.passages.map(({ kind }) => kind)]),
      [['ada bob', ['comment']]],
    );
  });

  it('is none where both follow the course’s listing', () => {
    const listing =
      'echo "$HOSTNAME is a backend" >> /var/log/backends-of-the-course.log && touch /nodes/"$HOSTNAME"';
    const statement = `${statementText()}\n\n\`\`\`bash\n${listing}\n\`\`\`\n`;
    const files = {
      'ha/scripts/member-join.sh': `#!/bin/bash\nwhile read HOSTNAME rest; do\n${listing}\ndone\n`,
    };
    assert.deepEqual(
      alikeOf([
        aNamed('ada', { ...withCode(1, files), 'README.md': statement }),
        aNamed('bob', withCode(2, files)),
      ]).pairs,
      [],
    );
  });

  it('is none where many have it, and where it is one of our images', () => {
    const lab = courseFiles('2020', 6);
    const files = Object.fromEntries([...lab].map(([path, { text }]) => [path, text]));
    const handIns = (count: number) =>
      Array.from({ length: count }, (_, index) => aNamed(`same-${index + 1}`, withCode(index + 1, files)));
    assert.deepEqual(alikeOf([...others(3), ...handIns(6)]).pairs, []);
    assert.deepEqual(alikeOf([...others(3), ...handIns(2)], Object.values(files)).pairs, []);
  });
});

describe('what else two hand-ins have in common', () => {
  const ps = (id: string) =>
    `CONTAINER ID   IMAGE   COMMAND   CREATED   STATUS   PORTS   NAMES\n${id}   softengheigvd/ha   "/init"   1 second ago   Up 1 second   0.0.0.0:80->80/tcp   ha\n`;

  it('are ids of containers, in whatever file, and equal pictures and captures', () => {
    const picture = { width: 813, height: 404 };
    const files = (seed: number, folder: string) => ({
      'report/report.md': `${aReport(seed)}\n\n## Task 6\n\n![](../${folder}/shown.png)\n`,
      [`${folder}/shown.png`]: picture,
    });
    const { pairs } = alikeOf([
      ...others(6),
      aNamed('ada', {
        ...files(1, 'a'),
        'logs/task 4/ps.txt': ps('0123456789ab'),
        'README.md': statementText(),
      }),
      aNamed('bob', { ...files(2, 'b'), 'logs/task 5/ps': `$ docker ps\n${ps('0123456789ab')}` }),
      aNamed('eve', { 'report/report.md': aReport(3), 'logs/task 5/ps': ps('ba9876543210') }),
    ]);
    assert.deepEqual(
      pairs.map((pair) => [namesOf(pair), pair.containers, pair.files, pair.words]),
      [['ada bob', ['0123456789ab'], [{ one: 'a/shown.png', other: 'b/shown.png' }], 0]],
    );
    assert.deepEqual(pairs[0]?.explanations, [{ code: 'one-run' }]);
  });
});

describe('a comparison of many', () => {
  it('takes seconds for sixty hand-ins, is the same again, and tells what it leaves out', () => {
    const copied = prose(4242, 60);
    const sixty = Array.from({ length: 60 }, (_, index) =>
      aNamed(`lab-${index}`, {
        'report/report.md': aReport(index, index % 20 === 0 ? { '4.2': copied } : {}, 600),
        'ha/scripts/member-join.sh': `${handler}# number ${index}\n`,
        'README.md': `${statementText()}\n\nHanded in by ${index}.\n`,
      }),
    );
    const before = process.cpuUsage();
    const alike = alikeOf(sixty);
    const { user, system } = process.cpuUsage(before);
    assert.ok((user + system) / 1e6 < 6, `${(user + system) / 1e6} s`);
    assert.deepEqual(alike.pairs.map(namesOf), ['lab-0 lab-20', 'lab-0 lab-40', 'lab-20 lab-40']);
    assert.deepEqual([alike.most, alike.morePairs, alike.leftOut], [15, 0, []]);
    assert.deepEqual(alikeOf(sixty), alike);
  });

  it('shows no more pairs and passages than somebody reads, and takes no longer where all is the same', () => {
    // Twenty groups of three in which everything is the same.
    const handIns = Array.from({ length: 60 }, (_, index) =>
      aNamed(`lab-${index}`, { 'report/report.md': aReport(1 + Math.floor(index / 3), {}, 900) }),
    );
    const before = process.cpuUsage();
    const { pairs, morePairs } = alikeOf(handIns);
    const { user, system } = process.cpuUsage(before);
    assert.deepEqual([pairs.length, morePairs], [50, 10]);
    assert.ok(JSON.stringify(pairs).length < 2_000_000);
    assert.ok((user + system) / 1e6 < 8, `${(user + system) / 1e6} s`);
  });

  it('compares a part of what is too much', () => {
    const flood = Array.from(
      { length: 30 },
      (_, at) => [`ha/${at}.sh`, `echo ${prose(at, 2_000)}\n`] as const,
    );
    const { leftOut } = alikeOf([...others(2), aNamed('flood', withCode(1, Object.fromEntries(flood)))]);
    assert.deepEqual(leftOut, ['flood']);
  });

  it('has nothing to tell of none and of one', () => {
    assert.deepEqual(alikeOf([]).pairs, []);
    assert.deepEqual(alikeOf(others(1)).pairs, []);
  });
});
