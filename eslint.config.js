import js from '@eslint/js';
import tseslint from 'typescript-eslint';

/** What each room may import; the direction is that of docs/architecture.md. */
const rooms = {
  failure: ['scenario'],
  until: [],
  'seeded-random': [],
  html: [],
  'drawing-kit': [],
  events: ['failure', 'scenario'],
  scenario: [],
  docker: ['failure'],
  browser: ['failure'],
  load: ['failure'],
  evidence: ['failure', 'events', 'scenario'],
  lab: ['failure', 'events', 'scenario', 'docker', 'evidence', 'browser', 'load', 'until'],
  run: ['failure', 'events', 'scenario', 'docker', 'evidence', 'browser', 'lab'],
  bench: [
    'failure',
    'events',
    'docker',
    'evidence',
    'lab',
    'run',
    'load',
    'drawing-kit',
    'report',
    'ui',
    'until',
    'seeded-random',
  ],
  chaos: ['failure', 'events', 'scenario', 'docker', 'evidence', 'lab', 'load', 'until', 'seeded-random'],
  check: ['failure', 'scenario', 'evidence', 'html'],
  report: ['failure', 'scenario', 'evidence', 'browser', 'check', 'html', 'drawing-kit'],
  ui: ['failure', 'events', 'scenario'],
  cli: [
    'failure',
    'events',
    'scenario',
    'docker',
    'browser',
    'evidence',
    'lab',
    'run',
    'bench',
    'chaos',
    'report',
    'check',
    'html',
    'ui',
  ],
};

/** What each room may import of npm's packages; what no room has, such as a file beside them, has none. */
const packages = {
  failure: [],
  until: [],
  'seeded-random': [],
  html: [],
  'drawing-kit': ['echarts', 'zod'],
  events: [],
  scenario: ['leven', 'yaml', 'zod'],
  docker: ['dockerode', 'tar-stream', 'zod'],
  browser: ['puppeteer'],
  load: ['zod'],
  evidence: ['zod'],
  lab: ['diff', 'p-limit', 'tar-stream', 'zod'],
  run: ['p-limit', 'zod'],
  bench: ['zod'],
  chaos: ['zod'],
  check: ['jpeg-js', 'leven', 'pdfjs-dist', 'zod'],
  report: ['diff', 'echarts', 'markdown-it', 'markdown-it-anchor', 'zod'],
  ui: ['chalk', 'listr2'],
  cli: ['commander', 'p-limit'],
};

const direction = Object.entries(rooms).flatMap(([room, allowed]) => [
  // Within a room a file may have the name of another room; only the way out of the folder leads there.
  directionOf(`src/${room}/**/*.ts`, '(\\.\\./)+', room, allowed),
  directionOf(`src/${room}.ts`, '\\./', room, allowed),
]);

function directionOf(files, wayOut, room, allowed) {
  const patterns = Object.keys(rooms)
    .filter((other) => other !== room && !allowed.includes(other))
    .map((other) => ({
      regex: `^${wayOut}${other}(/|\\.js$)`,
      message: `src/${room} may not import src/${other}: see docs/architecture.md`,
    }));
  const mine = packages[room].map((name) => `${name}(?:/|$)`);
  const foreign = `^(?!${['\\.', 'node:', ...mine].join('|')})`;
  const message = `src/${room} may not import this package: see eslint.config.js`;
  return {
    files: [files],
    rules: {
      'no-restricted-imports': ['error', { patterns: [...patterns, { regex: foreign, message }] }],
      // The same for what is loaded when it is needed, which the rule above does not look at.
      'no-restricted-syntax': [
        'error',
        { selector: `ImportExpression > Literal.source[value=/${foreign.replaceAll('/', '\\/')}/]`, message },
      ],
    },
  };
}

/** No clock, no file, no socket: the same input gives the same result. */
const pure = {
  files: [
    'src/scenario/**/*.ts',
    'src/report/*.ts',
    'src/{html,drawing-kit}/*.ts',
    'src/report/{answers,blocks,markdown,drawings,init}/**/*.ts',
    'src/check/*.ts',
    'src/check/{content,captured,written,findings,output,page}/**/*.ts',
  ],
  ignores: ['src/**/write-json-schema.ts'],
  rules: {
    'no-restricted-globals': ['error', 'process', 'Date', 'setTimeout', 'fetch'],
    '@typescript-eslint/no-restricted-imports': [
      'error',
      { patterns: [{ regex: '^node:(fs|net|http|https|child_process|timers)(/|$)' }] },
    ],
  },
};

export default tseslint.config(
  { ignores: ['dist/', 'logs/', 'node_modules/'] },
  js.configs.recommended,
  {
    files: ['**/*.ts'],
    extends: [...tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': 'off',
      // What is held by `using` is used by being let go.
      '@typescript-eslint/no-unused-vars': ['error', { ignoreUsingDeclarations: true }],
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      'no-console': 'error',
    },
  },
  {
    files: ['test/**/*.ts', 'bench/**/*.ts'],
    rules: { '@typescript-eslint/no-floating-promises': 'off', 'no-console': 'off' },
  },
  {
    files: ['**/*.js', 'bin/ait-lab'],
    languageOptions: {
      globals: { process: 'readonly', console: 'readonly', URL: 'readonly', Buffer: 'readonly' },
    },
  },
  {
    // Runs in a container as it is, with Debian's Node.js.
    files: ['images/**/*.js'],
    languageOptions: {
      sourceType: 'commonjs',
      globals: { require: 'readonly', setTimeout: 'readonly', clearTimeout: 'readonly' },
    },
  },
  {
    // Runs in the reader's browser as it is.
    files: ['src/report/html/assets/*.js', 'src/check/page/assets/*.js'],
    languageOptions: {
      sourceType: 'script',
      globals: Object.fromEntries(
        [
          'document',
          'location',
          'matchMedia',
          'innerHeight',
          'addEventListener',
          'IntersectionObserver',
          'NodeFilter',
          'CSS',
          'Highlight',
        ].map((name) => [name, 'readonly']),
      ),
    },
  },
  pure,
  ...direction,
);
