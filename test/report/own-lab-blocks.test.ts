import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Manifest } from '../../src/evidence/manifest.js';
import { assembleReport } from '../../src/report/assemble-report.js';
import { toMarkdown } from '../../src/report/markdown/to-markdown.js';
import type { Language } from '../../src/scenario/language.js';
import { anInput } from './an-input.js';

function written(manifest: Partial<Manifest>, lang: Language = 'en'): string {
  return toMarkdown(assembleReport(anInput({ manifest, settings: { lang } })));
}

const missed: NonNullable<Manifest['expectations']> = [
  { step: 'ha starts', expected: 'ha answers', seen: 'ha answers', outcome: 'as-expected' },
  {
    step: 's1 joins',
    expected: 's1 in /nodes',
    seen: 'nothing | there',
    outcome: 'otherwise',
    reason: 'the handler is not executable',
    file: 'ha/Dockerfile',
    line: 12,
    hint: 'chmod +x it',
  },
  { step: 's2 joins', expected: 's2 in /nodes', seen: 'no image', outcome: 'not-judged' },
];

describe('a report of a student’s own lab', () => {
  it('names the containers’ ids', () =>
    assert.match(
      written({ nodes: { s1: '9a09d0cc991d', ha: '0123456789ab' } }),
      /by which they call each other: s1 \(`9a09d0cc991d`\), ha \(`0123456789ab`\)\./,
    ));

  it('says what did not come true, why, and what to do', () => {
    const text = written({ expectations: missed });
    assert.match(text, /^\*\*Expectations that did not come true\*\*$/m);
    assert.match(
      text,
      /^\| s1 joins \| s1 in \/nodes \| nothing \\\| there \| the handler is not executable \(ha\/Dockerfile:12\) → chmod \+x it \|$/m,
    );
    assert.match(text, /^\| s2 joins \| s2 in \/nodes \| Cannot be judged: no image \| not known \|$/m);
    assert.doesNotMatch(text, /ha answers/);
  });

  it('says so in French, too', () => {
    assert.match(
      written({ expectations: missed }, 'fr'),
      /\| Impossible à juger\u00A0: no image \| inconnu \|/,
    );
  });

  it('says when all of it came true', () =>
    assert.match(written({ expectations: missed.slice(0, 1) }), /^What was expected came true\.$/m));

  it('tells of a repair, which does not count against its authors', () => {
    const repaired = [
      {
        image: 'ha',
        file: 'ha/Dockerfile',
        patch: 'repair-ha.patch',
        reasons: ['the base *cannot* be pulled'],
      },
    ];
    assert.match(
      written({ repaired }),
      /`ha\/Dockerfile` was repaired as \[`logs\/task 5\/repair-ha\.patch`\]\(\.\.\/logs\/task%205\/repair-ha\.patch\) tells\. .* does not count against its authors:\n\n- the base \\\*cannot\\\* be pulled$/m,
    );
  });

  it('says nothing of all that where the lab is ours', () =>
    assert.doesNotMatch(written({}), /Containers of this run|came true|repaired/));
});
