import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { findRoot } from '../../../src/check/captured/find-root.js';
import { readReport } from '../../../src/check/written/read-report.js';
import { loadPlans, taskFiles } from '../../../src/cli/task-files.js';
import { takeOver, type Takeover } from '../../../src/report/init/takeover/take-over.js';
import { aHandIn, type MadeUpContent } from '../../check/a-hand-in.js';
import { ourLab } from '../../check/our-check.js';
import { labs } from '../../the-lab.js';

const tasks = taskFiles('/nowhere');
const plans = loadPlans(tasks, labs, [...tasks.keys()]);

/** What is taken over from files as they lie in a repository; texts with the line ends that they have there. */
function taken(files: Readonly<Record<string, MadeUpContent>>, remotes: readonly string[] = []): Takeover {
  const unified = Object.entries(files).map(([path, content]): [string, MadeUpContent] => [
    path,
    typeof content === 'string' ? content.replace(/\r\n/g, '\n') : content,
  ]);
  const handIn = aHandIn(Object.fromEntries(unified), { remotes });
  const { report, statement } = readReport(handIn, findRoot(handIn, ourLab), ourLab);
  assert.ok(report, 'no report was found');
  const texts = new Map(
    report.files.map((path) => {
      const content = files[path];
      return [path, typeof content === 'string' ? content : ''];
    }),
  );
  const said = statement?.content.kind === 'text' ? statement.content.text : undefined;
  return takeOver({ report, statement: said, texts, remotes }, plans);
}

function answer({ answers }: Takeover, name: string): string | undefined {
  return answers.get(name)?.text;
}

const report = `# Our lab

Authors: Ada Lovelace, Grace Hopper

## Introduction

We let containers come and go.

## Task 0

**[M1]** Do you think we can use the current solution for a production environment?

Not like this: when a backend dies,
nobody   brings it back.

**[M2]** We edit the file and build the image again:

\`\`\`sh
docker build -t ha ha
\`\`\`

**[M3]** TODO

**Deliverables**

![the page](report/images/page.png)

The repository is at https://github.com/ada/heig-ait-lab

## Task 2

We met Serf for the first time here.

1. The logs are in \`logs/task 2\`.

2. Everybody joins through \`ha\`, which may be away.

3. Serf gossips[^1], as [its page][serf] says.

## Conclusion

It was worth the effort.

[serf]: https://www.serf.io/docs
[^1]: Each member tells a few others.
`;

describe('of a report is taken over', () => {
  const all = taken({ 'README.md': report });

  it('each answer as it is written, without the question and its label', () => {
    assert.equal(answer(all, 'M1'), 'Not like this: when a backend dies,\nnobody   brings it back.\n');
    assert.equal(
      answer(all, 'M2'),
      'We edit the file and build the image again:\n\n```sh\ndocker build -t ha ha\n```\n',
    );
    assert.equal(answer(all, '2.2'), 'Everybody joins through `ha`, which may be away.\n');
    assert.equal(answer(all, 'introduction'), 'We let containers come and go.\n');
  });

  it('what says only TODO not at all', () => assert.equal(answer(all, 'M3'), undefined));

  it('a question that nobody has answered not at all', () => {
    const asked =
      '# L\n\n## Introduction\n\nSome containers.\n\n## Task 2\n\n1. Provide the docker log output for each of the containers: `ha`, `s1` and `s2`.\n';
    assert.deepEqual([...taken({ 'README.md': asked }).answers.keys()], ['introduction']);
  });

  it('what is told in a task besides, and a picture under the number of the one that is asked for', () => {
    assert.equal(answer(all, 'task-2'), 'We met Serf for the first time here.\n');
    assert.match(answer(all, '0.1') ?? '', /^!\[the page\]\(images\/page\.png\)\n/);
  });

  it('with the definitions of its links and footnotes, wherever they stand', () => {
    assert.equal(
      answer(all, '2.3'),
      'Serf gossips[^1], as [its page][serf] says.\n\n[serf]: https://www.serf.io/docs\n[^1]: Each member tells a few others.\n',
    );
  });

  it('who wrote it, what it is called, in which language, and where its repository is', () => {
    const { title, authors, lang, repository } = all;
    assert.deepEqual(
      { title, authors, lang, repository },
      {
        title: 'Our lab',
        authors: ['Ada Lovelace', 'Grace Hopper'],
        lang: 'en',
        repository: 'https://github.com/ada/heig-ait-lab',
      },
    );
  });

  it('the place of each answer, too', () => {
    assert.deepEqual(all.answers.get('M1')?.from, [{ file: 'README.md', first: 13, last: 14 }]);
  });
});

describe('an answer that is taken over', () => {
  it('has the line ends of its file', () => {
    const windows = taken({ 'report/report.md': report.replaceAll('\n', '\r\n') });
    assert.equal(
      answer(windows, 'M1'),
      'Not like this: when a backend dies,\r\nnobody   brings it back.\r\n',
    );
  });

  it('comes from whichever file of a report it stands in', () => {
    const parts = taken({
      'report/Report.md':
        '# Lab\n\n## Introduction\n\nWe let containers come and go, and watch what happens.\n',
      'report/Task0.md':
        '# Task 0\n\n### M1\n\nNo, nobody brings a dead backend back.\n\n### M4\n\nBackends could announce themselves to it.\n',
      'report/Task4.md': '# Task 4\n\n1. Fewer layers are smaller, and are built anew more often.\n',
    });
    assert.equal(answer(parts, 'M4'), 'Backends could announce themselves to it.\n');
    assert.equal(parts.answers.get('4.1')?.from[0]?.file, 'report/Task4.md');
  });

  it('may be French', () => {
    const french = taken({
      'rapport.md': `# Rapport\n\n> Auteurs : Zoé Müller & Léa de la Tour\n\n## Tâche 0\n\n[M1] Non, car personne ne relance les conteneurs qui tombent dans le réseau.\n\n## Tâche 6\n\n2. Nous trouvons que la solution est bonne, mais lente.\n\n## Difficultés rencontrées\n\nNous en avons eu avec les fins de ligne des scripts.\n`,
    });
    assert.equal(answer(french, '6.2'), 'Nous trouvons que la solution est bonne, mais lente.\n');
    assert.equal(answer(french, 'difficulties'), 'Nous en avons eu avec les fins de ligne des scripts.\n');
    assert.deepEqual([french.lang, french.authors], ['fr', ['Zoé Müller', 'Léa de la Tour']]);
  });

  it('keeps lists, headings and pictures between its paragraphs', () => {
    const body =
      'Two things:\n\n1. one of them\n2. the other\n\n#### Gossip\n\nMembers tell each other.\n\n![](images/a.png)\n\nThat is all.\n';
    const one = taken({
      'report/report.md': `# L\n\n## Task 2\n\n### 2.3 Serf\n\n${body}`,
      'report/images/a.png': {},
    });
    assert.equal(answer(one, '2.3'), body);
  });
});

describe('pictures of an answer are found from report/', () => {
  const around = (text: string): string => `# L\n\n## Task 2\n\n### 2.2\n\nSo it is that ${text} shows.\n`;
  const cases: [what: string, file: string, written: string, there: string, moved: string][] = [
    ['from the root', 'README.md', '![](img/a.png)', 'img/a.png', '![](../img/a.png)'],
    ['in report/ itself', 'README.md', '![](report/img/a.png)', 'report/img/a.png', '![](img/a.png)'],
    ['as they are', 'report/report.md', '![](img/a.png)', 'report/img/a.png', '![](img/a.png)'],
    ['from the repository’s root', 'report/report.md', '![x](/img/a.png)', 'img/a.png', '![x](../img/a.png)'],
    ['with a space', 'report/report.md', '![x](img/a b.png)', 'report/img/a b.png', '![x](img/a%20b.png)'],
    [
      'with an umlaut',
      'README.md',
      '![](bilder/größe.png)',
      'bilder/größe.png',
      '![](../bilder/gr%C3%B6%C3%9Fe.png)',
    ],
    [
      'as HTML',
      'README.md',
      '<img src="img/a.png" width="50%">',
      'img/a.png',
      '<img src="../img/a.png" width="50%">',
    ],
    ['in other letters', 'report/report.md', '![](img/A.PNG)', 'report/img/a.png', '![](img/a.png)'],
    ['with a title', 'README.md', '![t](img/a.png "A")', 'img/a.png', '![t](../img/a.png "A")'],
    [
      'that are not there, and were named from the root',
      'report/report.md',
      '![](report/img/lost.png)',
      'img/a.png',
      '![](img/lost.png)',
    ],
    ['that are not there', 'README.md', '![](report/img/lost.png)', 'img/a.png', '![](img/lost.png)'],
  ];
  for (const [what, file, written, there, moved] of cases)
    it(what, () => {
      const one = taken({ [file]: around(written), [there]: {} });
      assert.equal(answer(one, '2.2'), `So it is that ${moved} shows.\n`);
    });

  it('by a label that is defined at the end', () => {
    const text = `${around('![it][one]')}\n## Conclusion\n\nDone with it.\n\n[one]: img/a.png\n`;
    const one = taken({ 'README.md': text, 'img/a.png': {} });
    assert.equal(answer(one, '2.2'), 'So it is that ![it][one] shows.\n\n[one]: ../img/a.png\n');
  });

  it('while what code shows stays as it is', () => {
    const code = '```md\n![](img/a.png)\n```';
    const one = taken({ 'README.md': `${around('![](img/a.png)')}\n${code}\n`, 'img/a.png': {} });
    assert.equal(answer(one, '2.2'), `So it is that ![](../img/a.png) shows.\n\n${code}\n`);
  });
});

describe('the address of the repository', () => {
  const text = '# L\n\n## Task 0\n\n[M1] No, since nobody looks after it.\n';
  it('is that of Git where the report names none', () => {
    assert.equal(
      taken({ 'report.md': text }, ['https://github.com/a/b']).repository,
      'https://github.com/a/b',
    );
  });
  it('is the web’s, however it is written', () => {
    const named = `${text}\nOur repository is git@github.com:ada/ait-labo-docker.git\n`;
    assert.equal(taken({ 'report.md': named }).repository, 'https://github.com/ada/ait-labo-docker');
  });
});
