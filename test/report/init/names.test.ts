import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { dockerfileAuthors } from '../../../src/report/init/takeover/dockerfile-authors.js';
import { languageOf } from '../../../src/report/init/takeover/text-language.js';
import { readTitlePage } from '../../../src/report/init/takeover/title-page.js';
import { withoutLabel } from '../../../src/report/init/takeover/without-label.js';

describe('authors stand on a title page', () => {
  const names = ['Ada Lovelace', 'Alan de Turing'];
  const pages: [how: string, text: string][] = [
    ['behind a word for them', '# Lab\n\nAuthors: Ada Lovelace & Alan de Turing\n'],
    ['in bold', '# Lab\n\n**Authors: Ada Lovelace, Alan de Turing**\n'],
    [
      'in a list with addresses',
      '# Lab\n\n## Authors\n\n- Ada Lovelace <ada@example.org>\n- Alan de Turing <alan@example.org>\n',
    ],
    ['within code', '# Lab\n\n```\nAuthors:\n  Ada Lovelace\n  Alan de Turing\n```\n'],
    ['in French', '# Lab\n\n> Auteurs : Ada Lovelace – Alan de Turing\n>\n> Date : 7 janvier\n'],
    ['after “by”', '# Lab report\n\nby Ada Lovelace, Alan de Turing\n'],
    ['alone on a line', '# Lab\n## Ada Lovelace – Alan de Turing\n\n## Introduction\n'],
  ];
  for (const [how, text] of pages) it(how, () => assert.deepEqual(readTitlePage(text).authors, names));

  for (const text of [
    '# Lab\n\nLoad Balancing - Docker Swarm\n',
    '# Lab\n\n## Introduction\n\nWritten by Ada Lovelace\n',
    '# Lab\n\nAuthors of the software are many, and we are two.\n',
  ])
    it(`and not in ${JSON.stringify(text)}`, () => assert.deepEqual(readTitlePage(text).authors, []));
});

it('the title of a report is its first heading that is neither a chapter nor the authors', () => {
  assert.equal(readTitlePage('## Authors\n\n- Ada Lovelace\n\n# The *lab*\n').title, 'The lab');
  assert.equal(readTitlePage('# Introduction\n\n# The lab\n').title, undefined);
});

describe('a Dockerfile names', () => {
  const cases: [line: string, names: string[]][] = [
    ['MAINTAINER Ada Lovelace <ada@example.org>', ['Ada Lovelace']],
    ['LABEL maintainer="Ada Lovelace <ada@example.org>"', ['Ada Lovelace']],
    ['LABEL Ada Lovelace <ada@example.org>', ['Ada Lovelace']],
    ['LABEL version="1" authors="Ada Lovelace, Alan Turing"', ['Ada Lovelace', 'Alan Turing']],
    ['LABEL version="1.0"', []],
    ['MAINTAINER Laurent Prevost <laurent.prevost@heig-vd.ch>', []],
  ];
  for (const [line, names] of cases)
    it(`${names.join(', ') || 'nobody'} in ${line}`, () =>
      assert.deepEqual(dockerfileAuthors(`FROM x\n${line}\n`), names));
});

describe('the label of a question goes', () => {
  const cases: [line: string, name: string, rest: string][] = [
    ['**[M1]** Because.', 'M1', 'Because.'],
    ['M1: Because.', 'M1', 'Because.'],
    ['> [M 1] Because.', 'M1', 'Because.'],
    ['2. Because.', '2.2', 'Because.'],
    ['2.2 – Because.', '2.2', 'Because.'],
    ['2.2.1 of Serf', '2.2', '2.2.1 of Serf'],
    ['2 of 3 agree.', '2.2', '2 of 3 agree.'],
    ['**2. Because of this.**', '2.2', '**2. Because of this.**'],
    ['M12 is a galaxy.', 'M1', 'M12 is a galaxy.'],
    ['Because.', 'M1', 'Because.'],
  ];
  for (const [line, name, rest] of cases) it(line, () => assert.equal(withoutLabel(line, name), rest));
});

it('the language of a text is told by its small words, where there are enough', () => {
  assert.equal(languageOf('Serf'), undefined);
  assert.equal(
    languageOf('Les membres sont dans le réseau et la liste est tenue par nous avec un outil.'),
    'fr',
  );
});
