import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { workspaceLanguage } from '../../src/cli/workspace-language.js';
import { TemporaryFolder } from '../temporary-folder.js';

describe('the language of a workspace', () => {
  const cases: [what: string, file: string | undefined, lang: 'en' | 'fr'][] = [
    ['that has no file', undefined, 'en'],
    ['that says nothing of it', 'title: Labo\n', 'en'],
    ['that says it on a line', 'title: Labo\nlang: fr\n', 'fr'],
    ['that says it in other words of YAML', '{ "lang": "fr" }\n', 'fr'],
    ['that says it in a comment, too', '# lang: en\nlang: fr # for us\n', 'fr'],
    ['that says it within a text', 'title: |\n  a line\n  lang: fr\n', 'en'],
    ['that says it of something else', 'about: { lang: fr }\n', 'en'],
    ['that says it with a word that is none', 'lang: de\n', 'en'],
    ['whose file is no YAML', 'lang: "fr\n', 'en'],
  ];
  for (const [what, file, lang] of cases)
    it(`of one ${what} is ${lang}`, async () => {
      using folder = new TemporaryFolder();
      if (file !== undefined) writeFileSync(join(folder.path, 'ait-lab.yaml'), file);
      assert.equal(await workspaceLanguage(folder.path), lang);
    });
});
