import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { stripVTControlCharacters } from 'node:util';
import { onlyTasks } from '../../../../src/check/output/chapters-of.js';
import { checkSummaryText } from '../../../../src/cli/commands/check/check-summary-text.js';
import { checkText } from '../../../../src/cli/commands/check/check-text.js';
import { displayWidth } from '../../../../src/ui/display-width.js';
import { makePalette } from '../../../../src/ui/palette.js';
import {
  aHostileResult,
  aPoorResult,
  aResult,
  hostileTexts,
  nothingIn,
  unwanted,
} from '../../../check/output/a-result.js';

const plain = makePalette({}, { NO_COLOR: '1' });
const coloured = makePalette({}, { FORCE_COLOR: '1' });
const narrow = { palette: plain, columns: 80, strict: false, lang: 'en' } as const;
const wide = { ...narrow, columns: 140 };
const piped = { ...narrow, columns: undefined };
const three = [
  aResult(),
  aPoorResult(),
  aResult({ 'R conclusion': { status: 'missing' } }, { name: 'a name of some length for a folder' }),
];

describe('a hand-in on a terminal', () => {
  it('of 80 columns', () => {
    assert.equal(
      checkText(onlyTasks(aPoorResult(), [5]), narrow),
      `lab-of-ada  report: report/report.md

Task 5
  ✓ T5.1 cfg after ha            present            report/report.md
  ✗ T5.1 cfg after s1            present-but-wrong  report/lo…proxy-after-s1.cfg
  ✓ T5.1 cfg after s2            present            report/report.md
  ✓ T5.1 docker ps               present            report/report.md
  ✓ T5.1 inspect ha              present            report/report.md
  ✓ T5.1 inspect s1              present            report/report.md
  ✓ T5.1 inspect s2              present            report/report.md
  ✗ T5.2 nodes list              empty              logs/task5/nodes
  ✓ T5.3 cfg after stop          present            report/report.md
  ✗ T5.3 nodes after stop        missing
  ✗ T5.3 docker ps after stop    missing
  – T5.4 alternative (optional)  optional-missing

What to do
  ✗ T5.1 cfg after s1: It names two servers.
    → Redo it.
  ✗ T5.2 nodes list: It is empty.
    → Redo it.
  ✗ T5.3 nodes after stop, T5.3 docker ps after stop: No listing has one node.
    → \`ait-lab run 5\` captures it.
  – T5.4 alternative (optional): It names no other tool.

Findings
  Task 5
  ✗ error: A handler failed with exit status 127.
    logs/task5/ha.log:17
    → Is it executable?

✗ not complete: 7 of 12 present, 2 missing, 1 wrong, 1 empty, 1 optional left
out; 1 error
`,
    );
  });

  it('that is wide', () => {
    assert.equal(
      checkText({ ...aPoorResult(), root: 'courses/lab' }, wide),
      `lab-of-ada  report: report/report.md, lab in courses/lab/

Task 0
  ✓ T0.1 stats screenshot              present            report/report.md
  ✓ T0.2 repo URL                      present            report/report.md
  ✓ T0.M M1-M6 answers                 present            report/report.md

Task 1
  ✓ T1.1 stats screenshot              present            report/report.md
  ✓ T1.2 difficulties+understanding    present            report/report.md

Task 2
  ✓ T2.1 log ha                        present            logs/task2/ha.log +1
  ✓ T2.1 log s1                        present            report/report.md
  ✓ T2.1 log s2                        present            report/report.md
  ✓ T2.2 problem answer                present            report/report.md
  ✓ T2.3 Serf/gossip answer            present            report/report.md

Task 3
  ✓ T3.1 log ha                        present            report/report.md
  ✓ T3.1 log s1                        present            report/report.md
  ✓ T3.1 log s2 (statement ambiguous)  present            report/report.md
  ✓ T3.2 serf.log                      present            report/report.md

Task 4
  ✓ T4.1 RUN layers answer             present            report/report.md
  ✓ T4.2 image architecture answer     present            report/report.md
  ✓ T4.3 cfg after ha                  present            report/report.md
  ✓ T4.3 cfg after s1                  present            report/report.md
  ✓ T4.3 cfg after s2                  present            report/report.md
  ! T4.3 docker ps                     image-only         images/ps.png
  ✓ T4.3 inspect ha                    present            report/report.md
  ✓ T4.3 inspect s1                    present            report/report.md
  ✓ T4.3 inspect s2                    present            report/report.md
  ✓ T4.4 problem answer                present            report/report.md

Task 5
  ✓ T5.1 cfg after ha                  present            report/report.md
  ✗ T5.1 cfg after s1                  present-but-wrong  report/logs/task 5/a rather long name of a folder/haproxy-after-s1.cfg
  ✓ T5.1 cfg after s2                  present            report/report.md
  ✓ T5.1 docker ps                     present            report/report.md
  ✓ T5.1 inspect ha                    present            report/report.md
  ✓ T5.1 inspect s1                    present            report/report.md
  ✓ T5.1 inspect s2                    present            report/report.md
  ✗ T5.2 nodes list                    empty              logs/task5/nodes
  ✓ T5.3 cfg after stop                present            report/report.md
  ✗ T5.3 nodes after stop              missing
  ✗ T5.3 docker ps after stop          missing
  – T5.4 alternative (optional)        optional-missing

Task 6
  ✓ T6.1 stats screenshot >2 webapps   present            report/report.md
  ✓ T6.1 docker ps (>2 webapps)        present            report/report.md
  ✓ T6.2 feelings/improvements         present            report/report.md
  ✓ T6.3 live demo (optional)          present            report/report.md

Report
  ✓ R introduction                     present            report/report.md
  ✓ R table of contents                present            report/report.md
  ✓ R Difficulties chapter             present            report/report.md
  ✓ R conclusion                       present            report/report.md

What to do
  ! T4.3 docker ps: Only a picture of docker ps is there.
    → \`ait-lab run 4\` captures it as text.
  ✗ T5.1 cfg after s1: It names two servers.
    → Redo it.
  ✗ T5.2 nodes list: It is empty.
    → Redo it.
  ✗ T5.3 nodes after stop, T5.3 docker ps after stop: No listing has one node.
    → \`ait-lab run 5\` captures it.
  – T5.4 alternative (optional): It names no other tool.

Findings
  Task 3
  ! warning: Two logs are the same file.
    logs/task3/s1.log
    logs/task3/s2.log
  Task 5
  ✗ error: A handler failed with exit status 127.
    logs/task5/ha.log:17
    → Is it executable?
  Whole hand-in
  · note: A TODO is left in the report.

✗ not complete: 38 of 44 present, 2 missing, 1 wrong, 1 empty, 1 only as a picture, 1 optional left out; 1
error, 1 warning, 1 note
`,
    );
  });

  it('in French', () => {
    assert.equal(
      checkText(onlyTasks({ ...aPoorResult(), lang: 'fr' }, [3, 5]), narrow),
      `lab-of-ada  rapport : report/report.md

Tâche 3
  ✓ T3.1 log ha                        présent             report/report.md
  ✓ T3.1 log s1                        présent             report/report.md
  ✓ T3.1 log s2 (statement ambiguous)  présent             report/report.md
  ✓ T3.2 serf.log                      présent             report/report.md

Tâche 5
  ✓ T5.1 cfg after ha                  présent             report/report.md
  ✗ T5.1 cfg after s1                  autre chose         report…y-after-s1.cfg
  ✓ T5.1 cfg after s2                  présent             report/report.md
  ✓ T5.1 docker ps                     présent             report/report.md
  ✓ T5.1 inspect ha                    présent             report/report.md
  ✓ T5.1 inspect s1                    présent             report/report.md
  ✓ T5.1 inspect s2                    présent             report/report.md
  ✗ T5.2 nodes list                    vide                logs/task5/nodes
  ✓ T5.3 cfg after stop                présent             report/report.md
  ✗ T5.3 nodes after stop              manquant
  ✗ T5.3 docker ps after stop          manquant
  – T5.4 alternative (optional)        facultatif, absent

Que faire
  ✗ T5.1 cfg after s1 : It names two servers.
    → Redo it.
  ✗ T5.2 nodes list : It is empty.
    → Redo it.
  ✗ T5.3 nodes after stop, T5.3 docker ps after stop : No listing has one node.
    → \`ait-lab run 5\` captures it.
  – T5.4 alternative (facultatif) : It names no other tool.

Constats
  Tâche 3
  ! avertissement : Two logs are the same file.
    logs/task3/s1.log
    logs/task3/s2.log
  Tâche 5
  ✗ erreur : A handler failed with exit status 127.
    logs/task5/ha.log:17
    → Is it executable?

✗ incomplet : 11 présents sur 16, 2 manquants, 1 faux, 1 vide, 1 facultatif
absent ; 1 erreur, 1 avertissement
`,
    );
  });

  it('or in a pipe, complete', () => {
    const result = onlyTasks(aResult({}, { report: [] }), [1]);
    assert.equal(
      checkText(result, piped),
      `lab-of-ada  no report found

Task 1
  ✓ T1.1 stats screenshot            present  report/report.md
  ✓ T1.2 difficulties+understanding  present  report/report.md

✓ complete: 2 of 2 present
`,
    );
  });

  it('is no wider than it', () => {
    const long = 'folder/'.repeat(30) + 'file of a name.log';
    const evidence = [long, long];
    const items = aPoorResult().items.map((item) => ({ ...item, evidence, reason: 'a word '.repeat(50) }));
    const findings = aPoorResult().findings.map((finding) => ({ ...finding, files: evidence }));
    for (const columns of [80, 81, 100, 200]) {
      const text = checkText({ ...aPoorResult(), items, findings }, { ...narrow, columns });
      const widest = Math.max(...text.split('\n').map(displayWidth));
      assert.ok(widest <= columns && widest > columns - 3, `${widest}`);
      assert.match(text, /….* \+1$/m);
    }
  });

  it('has colours that say the same', () => {
    const text = checkText(aPoorResult(), { ...narrow, palette: coloured });
    assert.equal(stripVTControlCharacters(text), checkText(aPoorResult(), narrow));
    const lines = text.split('\n');
    const dressed = (sign: string, colour: number): string => `  \u001b[${colour}m${sign}\u001b[39m `;
    const expected: [id: string, start: string][] = [
      ['T5.1 cfg after ha', dressed('✓', 32)],
      ['T4.3 docker ps', dressed('!', 33)],
      ['T5.1 cfg after s1', dressed('✗', 31)],
      ['T5.2 nodes list', dressed('✗', 31)],
      ['T5.3 nodes after stop', dressed('✗', 31)],
      ['T5.4 alternative (optional)', dressed('–', 33)],
    ];
    for (const [id, start] of expected)
      assert.ok(
        lines.some((line) => line.startsWith(start + id)),
        id,
      );
  });

  it('counts optional items when it is told to', () => {
    const result = aResult({ 'T6.3 live demo (optional)': { status: 'optional-missing', evidence: [] } });
    assert.match(
      checkText(result, narrow),
      /\n {2}– T6\.3 live demo[^]*\n✓ complete: 43 of 44 present, 1 optional/,
    );
    const strictly = checkText(result, { ...narrow, strict: true });
    assert.match(strictly, /\n {2}✗ T6\.3 live demo[^]*\n✗ not complete: 43 of 44 present, 1 optional/);
  });
});

describe('many hand-ins on a terminal', () => {
  it('of 80 columns', () => {
    assert.equal(
      checkSummaryText(three, [nothingIn('gone')], narrow),
      `                    T0  T1 T2    T3   T4         T5           T6   Repo
lab-of-ada          ✓✓✓ ✓✓ ✓✓✓✓✓ ✓✓✓✓ ✓✓✓✓✓✓✓✓✓✓ ✓✓✓✓✓✓✓✓✓✓✓✓ ✓✓✓✓ ✓✓✓✓  44/44
lab-of-ada          ✓✓✓ ✓✓ ✓✓✓✓✓ ✓✓✓✓ ✓✓✓✓✓I✓✓✓✓ ✓W✓✓✓✓✓E✓MM– ✓✓✓✓ ✓✓✓✓  38/44 !
a nam…for a folder  ✓✓✓ ✓✓ ✓✓✓✓✓ ✓✓✓✓ ✓✓✓✓✓✓✓✓✓✓ ✓✓✓✓✓✓✓✓✓✓✓✓ ✓✓✓✓ ✓✓✓M  43/44
✗ gone: nothing to judge: no such folder

I image-only  W present-but-wrong  E empty  M missing  – optional-missing
! with an error among the findings

Most often lacking: T4.3 docker ps (1), T5.1 cfg after s1 (1), T5.2 nodes list
(1), T5.3 nodes after stop (1), T5.3 docker ps after stop (1)

✗ 1 of 3 hand-ins complete
`,
    );
  });

  it('that is wide, strictly', () => {
    assert.equal(
      checkSummaryText(three.slice(0, 2), [], { ...wide, strict: true }),
      `            T0  T1 T2    T3   T4         T5           T6   Repo
lab-of-ada  ✓✓✓ ✓✓ ✓✓✓✓✓ ✓✓✓✓ ✓✓✓✓✓✓✓✓✓✓ ✓✓✓✓✓✓✓✓✓✓✓✓ ✓✓✓✓ ✓✓✓✓  44/44
lab-of-ada  ✓✓✓ ✓✓ ✓✓✓✓✓ ✓✓✓✓ ✓✓✓✓✓I✓✓✓✓ ✓W✓✓✓✓✓E✓MM– ✓✓✓✓ ✓✓✓✓  38/44 !  1 error, 1 warning, 1 note

I image-only  W present-but-wrong  E empty  M missing  – optional-missing
! with an error among the findings

Most often lacking: T4.3 docker ps (1), T5.1 cfg after s1 (1), T5.2 nodes list (1), T5.3 nodes after stop (1), T5.3 docker ps after stop (1)

✗ 1 of 2 hand-ins complete
`,
    );
  });

  it('that are none', () => {
    assert.equal(
      checkSummaryText([], [nothingIn('gone')], narrow),
      '✗ gone: nothing to judge: no such folder\n\n✗ 0 of 0 hand-ins complete\n',
    );
  });
});

describe('the texts of a hand-in', () => {
  for (const text of hostileTexts) {
    it(`do nothing to a terminal: ${JSON.stringify(text).slice(0, 50)}`, () => {
      const result = aHostileResult(text);
      for (const display of [narrow, piped]) {
        const shown = [
          checkText(result, display),
          checkSummaryText([result], [nothingIn(text, text)], display),
        ];
        for (const all of shown) {
          assert.doesNotMatch(all.replaceAll('\uFFFE', ''), unwanted);
          assert.ok(!all.includes('\r') && !all.includes('\t'));
        }
        // Neither a line break nor its length makes more of it than the hand-in's shape does.
        const lines = checkText(result, piped).split('\n');
        assert.equal(lines.length, checkText(aHostileResult('a text'), piped).split('\n').length);
        assert.ok(Math.max(...lines.map((line) => line.length)) < 5000);
      }
    });
  }
});
