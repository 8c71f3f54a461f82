import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Diagnostic } from '../../src/scenario/diagnostic.js';
import { loadTask } from '../../src/scenario/load-task.js';
import { labs } from '../the-lab.js';

/** A mistake as a reader sees it: place, the marked part of the line, message, hint. */
function mistakes(text: string): string[] {
  const loaded = loadTask('x.yaml', text, labs);
  return loaded.ok ? [] : loaded.diagnostics.map(shown);
}

function shown({ line, column, length, source, message, hint }: Diagnostic): string {
  const marked = source.slice(column - 1, column - 1 + length);
  return `${line}:${column} [${marked}] ${message}${hint === undefined ? '' : ` (${hint})`}`;
}

/** A task with these lines as its steps, which begin at line 5. */
function steps(...lines: string[]): string {
  return ['task: 1', 'title: a title', 'about: a text', 'steps:', ...lines, ''].join('\n');
}

const ha = ['  - name: ha starts', '    do: [{ start: ha }]'];

type Case = [what: string, text: string, ...expected: string[]];

function table(cases: readonly Case[]): void {
  for (const [what, text, ...expected] of cases) it(what, () => assert.deepEqual(mistakes(text), expected));
}

describe('an unknown word comes with the nearest right one', () => {
  table([
    ['at the top', `nods: {}\n${steps(...ha)}`, '1:1 [nods] unknown word "nods" (did you mean "nodes"?)'],
    ['in a step', steps(...ha, '    untl: []'), '7:5 [untl] unknown word "untl" (did you mean "until"?)'],
    [
      'as an action, without a second complaint that none is there',
      steps('  - name: x', '    do:', '      - strat: ha'),
      '7:9 [strat] unknown word "strat" (did you mean "start"?)',
    ],
    [
      'inside an action',
      steps(...ha, '  - name: x', '    do:', '      - crash: { process: node, in: ha }'),
      '9:9 [crash] `on` is missing here',
      '9:33 [in] unknown word "in" (did you mean "on"?)',
    ],
    [
      'as a condition',
      steps(...ha, '    until:', '      - serf.member: { alive: [ha] }'),
      '8:9 [serf.member] unknown word "serf.member" (did you mean "serf.members"?)',
    ],
    [
      'inside a condition',
      steps(...ha, '    until:', '      - http.answers: { buy: [] }'),
      '8:25 [buy] unknown word "buy" (did you mean "by"?)',
    ],
    [
      'as a capture',
      steps(...ha, '    capture:', '      a.log: { log: ha }'),
      '8:16 [log] unknown word "log" (did you mean "logs"?)',
    ],
    [
      'and all words that are known where none is near',
      `nodes: { default: 4, least: 3, elephants: 2 }\n${steps(...ha)}`,
      '1:32 [elephants] unknown word "elephants" (known here: default, least)',
    ],
  ]);
});

describe('a wrong value says what was expected and what is there', () => {
  table([
    ['text', steps('  - name: 5'), '5:11 [5] expected text, found the number 5 (put it in quotes)'],
    [
      'a number',
      steps(...ha, '    within: "3"'),
      '7:13 ["3"] expected a number, found text (write it without quotes)',
    ],
    [
      'a whole number',
      steps(...ha, '    within: 1.5'),
      '7:13 [1.5] expected a whole number, found the number 1.5',
    ],
    ['a list', steps(...ha, '    until: soon'), '7:12 [soon] expected a list, found text'],
    ['nothing', steps('  - name: x', '    do:'), '6:8 [] expected a list, found nothing'],
    ['a map', steps('  - x'), '5:5 [x] expected a map of words, found text'],
    [
      'one of two forms',
      steps('  - name: x', '    do: [{ start: 3 }]'),
      '6:19 [3] expected text or a list, found the number 3',
    ],
    [
      'a node',
      steps('  - name: x', '    do: [{ start: [hb] }]'),
      '6:20 [hb] a node is ha, s1, s2, …; a range s2..s4; sN is the last one of --nodes',
    ],
    [
      'one of a few words',
      steps(...ha, '    capture:', '      a.txt: { ps: al }'),
      '8:20 [al] expected running or all (did you mean "all"?)',
    ],
    ['a number within bounds', steps(...ha, '    within: 601'), '7:13 [601] expected at most 600'],
    [
      'a file name',
      steps(...ha, '    capture:', '      ../a.txt: { ps: all }'),
      '8:7 [../a.txt] expected a file name ending in .txt, .log, .json, .cfg or .png',
    ],
    [
      'a variable name',
      steps('  - name: x', '    do: [{ start: ha, env: { path: x } }]'),
      '6:30 [path] expected a variable name in capitals',
    ],
    ['some steps', 'task: 1\ntitle: a\nabout: b\nsteps: []\n', '4:1 [steps] expected at least 1 entry'],
    [
      'what is missing',
      'task: 1\nsteps:\n  - do: []\n',
      '1:1 [task] `title`, `about` are missing here',
      '3:5 [do] `name` is missing here',
    ],
    [
      'one action an entry',
      steps('  - name: x', '    do:', '      - start: ha', '        stop: ha'),
      '7:9 [start] expected exactly one of start, stop, kill, remove, crash, exec, load',
    ],
    [
      'an action in an entry',
      steps('  - name: x', '    do:', '      - env: { A: b }'),
      '7:9 [env] expected exactly one of start, stop, kill, remove, crash, exec, load',
    ],
  ]);
});

describe('a plan that cannot be carried out', () => {
  table([
    [
      'a range without an end',
      steps('  - name: x', '    do: [{ start: s1.. }]'),
      '6:19 [s1..] a node is ha, s1, s2, …; a range s2..s4; sN is the last one of --nodes',
    ],
    [
      'two steps of one name',
      steps(...ha, '  - name: ha starts'),
      '7:11 [ha starts] step 2 has the name of step 1: names tell steps apart',
    ],
    [
      'a file that is written twice',
      steps(
        ...ha,
        '    capture: { a.log: { logs: ha } }',
        '  - name: x',
        '    capture: { a.log: { logs: ha } }',
      ),
      '9:16 [a.log] an earlier step writes a.log; give it another name, or `append: true`',
    ],
    [
      'a capture of a node that is not there yet',
      steps(...ha, '    capture: { s1.log: { logs: s1 } }'),
      '7:32 [s1] s1 does not exist at this step; ha does',
    ],
    [
      'a stop of a node that does not run',
      steps(...ha, '  - name: x', '    do: [{ stop: ha }, { stop: ha }]'),
      '8:32 [ha] ha does not run at this step; none do',
    ],
    [
      'a start of a node that runs',
      steps(...ha, '  - name: x', '    do: [{ start: ha }]'),
      '8:19 [ha] ha runs already at this step',
    ],
    [
      'a wait on a node that does not run',
      steps(...ha, '    until: [{ log: { of: s2, contains: x } }]'),
      '7:26 [s2] s2 does not exist at this step; ha does',
    ],
    [
      'a configuration with a node that never was',
      steps(...ha, '    until: [{ haproxy.configured: { servers: [s2] } }]'),
      '7:37 [servers] s2 does not exist at this step; ha does',
    ],
    [
      'variables without a start',
      steps(...ha, '  - name: x', '    do: [{ stop: ha, env: { A: b } }]'),
      '8:22 [env] `env` goes with `start` only',
    ],
    [
      'sN in a task without nodes',
      steps('  - name: x', '    do: [{ start: s1..sN }]'),
      '6:19 [s1..sN] sN needs `nodes` at the top of the task',
    ],
    [
      'a number that no node has',
      steps('  - name: x', '    do: [{ start: s0 }]'),
      '6:19 [s0] s0 is not a node: they are s1 to s66',
    ],
    [
      'a file of nobody',
      steps(...ha, '    capture: { a.txt: { file: /etc/hosts } }'),
      '7:16 [a.txt] `of` is missing: which container?',
    ],
    [
      'a picture in a file that is none',
      steps(...ha, '    capture: { a.txt: { screenshot: stats } }'),
      '7:16 [a.txt] a screenshot goes into a file ending in .png, and nothing else does',
    ],
    [
      'text in a file that is a picture',
      steps(...ha, '    capture: { a.png: { logs: ha } }'),
      '7:16 [a.png] a screenshot goes into a file ending in .png, and nothing else does',
    ],
    [
      'an experiment twice',
      steps(...ha, '    experiment: gossip', '  - name: x', '    experiment: gossip'),
      '9:17 [gossip] an earlier step writes experiment-gossip.json already',
      '9:17 [gossip] an earlier step writes experiment-gossip.txt already',
    ],
    [
      'a second client beside the first',
      steps(
        '  - name: x',
        '    do: [{ start: ha }, { load: { connections: 1, rate: 1 } }, { load: { connections: 1, rate: 1 } }]',
      ),
      '6:66 [load] a client of an earlier step is at work already',
    ],
    [
      'what a client saw that nobody started',
      steps(...ha, '    capture: { a.json: { load: requests } }'),
      '7:16 [a.json] no `load` in this step or an earlier one',
    ],
    [
      'a deliverable that no step captures',
      `${steps(...ha)}deliverables: [{ number: '4.2', title: x, evidence: [a.txt] }]`,
      '7:54 [a.txt] no step captures a.txt',
    ],
    [
      'two deliverables of one number',
      `${steps(...ha)}deliverables: [{ number: M1, title: x }, { number: M1, title: y }]`,
      '7:52 [M1] M1 is there already',
    ],
  ]);
});

describe('text that is not YAML', () => {
  table([
    ['a word twice', `task: 2\n${steps(...ha)}`, '2:1 [task] this word stands here twice; keep one'],
    [
      'a word twice, deep down',
      steps(...ha, '    within: 1', '    within: 2'),
      '8:5 [within] this word stands here twice; keep one',
    ],
    ['a list that stays open', 'a: [1, 2\nb: 3', '1:4 [[] this list is never closed: ] is missing'],
    [
      'a map that stays open',
      'a: { b: [1], c: { d: 1\ne: 1',
      '1:17 [{] this map is never closed: } is missing',
    ],
    ['quotes that stay open', 'a: x\nb: "x\nc: 1', '2:4 ["] these quotes are never closed'],
    ['a tab', 'a:\n\tb: 1', '2:1 [\t] a tab cannot indent; use spaces'],
    ['two words on a line', 'a: b: c', '1:4 [b] one `word:` a line (text with a colon in it goes in quotes)'],
    [
      'a forgotten colon',
      'a: x\nfoo\nb: y',
      '2:1 [foo] a colon is missing after this word, or the line is indented wrongly',
    ],
    [
      'crooked indentation',
      'a:\n  b: 1\n c: 2',
      '3:2 [c] this line is indented differently from its neighbours',
    ],
    [
      'a forgotten dash',
      steps(...ha, '   until: []'),
      '7:4 [until] an entry of this list begins with `- ` (or the line is indented wrongly)',
    ],
    ['a tag', 'a: !!js/function x', '1:4 [!!js/function] tags (!name) have no meaning here'],
    [
      'a second document',
      `${steps(...ha)}---\na: 1`,
      '7:1 [---] a second document begins here; a file holds one',
    ],
    ['an alias of nothing', 'a: *b', '1:4 [*b] there is no anchor &b before this alias'],
    ['aliases that explode', bomb(), '2:8 [*a] aliases (*name) multiply here beyond measure'],
    [
      'an empty file',
      '',
      '1:1 [] this file is empty (known here: task, title, about, target, variants, nodes, steps, checked, deliverables)',
    ],
    [
      'nothing but comments',
      '# a\n# b\n',
      '1:1 [#] this file is empty (known here: task, title, about, target, variants, nodes, steps, checked, deliverables)',
    ],
    ['a list at the top', '- a', '1:1 [- a] expected a map of words, found a list'],
    ['text at the top', 'hello', '1:1 [hello] expected a map of words, found text'],
  ]);
});

describe('mistakes in a file', () => {
  it('are found however deep a file is nested', () => {
    // How deep the parser gets before it gives up depends on the machine's stack.
    const [mistake = '', ...others] = mistakes('['.repeat(19_000));
    assert.match(mistake, /^1:\d+ \[\[\] this is nested too deeply$/);
    assert.deepEqual(others, []);
  });

  const tooLarge =
    'this file is larger than any that describes a lab: at most 128 KiB, and 20000 words and signs';
  const floods: Record<string, [text: string, message: string]> = {
    'a long text': [`a: ${'x'.repeat(200_000)}`, tooLarge],
    'deep nesting': ['['.repeat(50_000), tooLarge],
    'many keys': [Array.from({ length: 20_000 }, (_, index) => `k${index}: x\n`).join(''), tooLarge],
    'many aliases': [
      `a: &a x\nb: [${Array(6000).fill('*a').join()}]`,
      'more than 100 aliases (*name): a file that describes a lab needs none',
    ],
  };
  for (const [what, [text, message]] of Object.entries(floods)) {
    it(`are no more than one in a flood of ${what}`, () => {
      const [mistake = '', ...others] = mistakes(text);
      assert.ok(mistake.endsWith(message), mistake);
      assert.deepEqual(others, []);
    });
  }

  it('are told up to a number that a person may mend, and the others counted', () => {
    const keys = Array.from({ length: 500 }, (_, index) => `key${index}: x\n`).join('');
    const found = mistakes(`${steps(...ha)}${keys}`);
    assert.equal(found.length, 51);
    assert.match(found.at(-1) ?? '', /^\d+:1 \[key50\] unknown word "key50", and 449 more mistakes/);
  });

  for (const [what, title] of Object.entries({
    'an escape sequence': '"\\e[31mred"',
    'a bell': '"a\\ab"',
    'a mark that turns the direction of writing': '"a\\u202Eb"',
  })) {
    it(`in a title with ${what} are told`, () => {
      const [mistake = ''] = mistakes(steps(...ha).replace(/^title: .*$/m, `title: { en: ${title}, fr: x }`));
      assert.match(mistake, /control characters, or marks that turn the direction of writing/);
    });
  }

  it('come in the order of their places', () => {
    const text = steps('  - name: 1', '    until: x', '    nme: x', '  - name: 2').replace(
      'task: 1',
      'task: x',
    );
    const places = mistakes(text).map((mistake) => mistake.split(' ')[0]);
    assert.deepEqual(places, ['1:7', '5:11', '6:12', '7:5', '8:11']);
  });

  it('have the same places with Windows line ends', () => {
    const text = steps(...ha, '    untl: []', '    within: x');
    assert.deepEqual(mistakes(text.replaceAll('\n', '\r\n')), mistakes(text));
  });

  it('name the file, the line and its source', () => {
    const loaded = loadTask('tasks/task9.yaml', 'task: 1\r\ntitel: x # of a kind\r\n', labs);
    assert.deepEqual(!loaded.ok && loaded.diagnostics[1], {
      file: 'tasks/task9.yaml',
      line: 2,
      column: 1,
      length: 5,
      source: 'titel: x # of a kind',
      message: 'unknown word "titel"',
      hint: 'did you mean "title"?',
    });
  });
});

function bomb(): string {
  const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j'];
  return names
    .map(
      (name, i) =>
        `${name}: &${name} [${Array(9)
          .fill(i === 0 ? 'x' : `*${names[i - 1]}`)
          .join(', ')}]`,
    )
    .join('\n');
}
