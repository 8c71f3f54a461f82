import js from '@eslint/js';
import tseslint from 'typescript-eslint';

/** What each room may import; the direction is that of docs/architecture.md. */
const rooms = {
  failure: ['scenario'],
  until: [],
  'seeded-random': [],
  html: [],
  keep: ['failure'],
  'drawing-kit': [],
  events: ['failure', 'scenario'],
  scenario: [],
  docker: ['failure'],
  browser: ['failure'],
  load: ['failure'],
  repository: ['scenario', 'failure'],
  diagnosis: ['repository', 'scenario'],
  evidence: ['failure', 'keep', 'events', 'scenario'],
  lab: ['failure', 'events', 'scenario', 'docker', 'evidence', 'browser', 'load', 'until', 'repository'],
  run: [
    'failure',
    'keep',
    'events',
    'scenario',
    'docker',
    'evidence',
    'browser',
    'lab',
    'repository',
    'diagnosis',
  ],
  bench: [
    'failure',
    'keep',
    'events',
    'scenario',
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
  chaos: [
    'failure',
    'keep',
    'events',
    'scenario',
    'docker',
    'evidence',
    'lab',
    'load',
    'until',
    'seeded-random',
  ],
  behaviour: [
    'failure',
    'events',
    'scenario',
    'docker',
    'lab',
    'run',
    'check',
    'repository',
    'diagnosis',
    'until',
  ],
  check: ['failure', 'keep', 'scenario', 'evidence', 'html'],
  report: ['failure', 'keep', 'scenario', 'evidence', 'browser', 'check', 'html', 'drawing-kit'],
  ui: ['failure', 'events', 'scenario'],
  cli: [
    'behaviour',
    'failure',
    'events',
    'scenario',
    'docker',
    'browser',
    'evidence',
    'keep',
    'lab',
    'run',
    'bench',
    'chaos',
    'report',
    'check',
    'html',
    'ui',
    'repository',
    'diagnosis',
    'until',
  ],
};

/** What each room may import of npm's packages; what no room has, such as a file beside them, has none. */
const packages = {
  failure: [],
  until: [],
  'seeded-random': [],
  html: [],
  keep: [],
  'drawing-kit': ['zod'],
  events: [],
  scenario: ['leven', 'yaml', 'zod'],
  docker: ['dockerode', 'tar-stream', 'zod'],
  browser: ['puppeteer-core'],
  load: ['zod'],
  repository: ['diff', 'yaml', 'zod'],
  diagnosis: [],
  evidence: ['zod'],
  lab: ['@balena/dockerignore', 'diff', 'p-limit', 'tar-stream', 'zod'],
  run: ['p-limit', 'zod'],
  bench: ['zod'],
  chaos: ['zod'],
  behaviour: [],
  check: ['jpeg-js', 'leven', 'pdfjs-dist', 'tar-stream', 'yauzl', 'zod'],
  report: ['diff', 'markdown-it', 'markdown-it-anchor', 'zod'],
  ui: ['chalk', 'listr2'],
  cli: ['commander', 'p-limit', 'zod'],
};

/** Whatever may overwrite, move or remove a file is done by a few, so that nothing of a person's is lost. */
const writers = [
  'src/keep/*.ts',
  // Their own staging, and what a manifest proves to be the tool's.
  'src/evidence/{logs,leftover,pictures,task-folder}.ts',
  'src/run/workspace-lock.ts',
  // Fills an empty folder among the system's temporary ones, and removes it.
  'src/repository/check-out.ts',
  // A browser's profile and what npm installs lie in the system's folder for temporary files.
  'src/browser/browser-process.ts',
  'src/lab/npm-packages.ts',
  // What archives hold lies there, too, and nowhere else.
  'src/check/intake/{unpack,temporary-root,intake}.ts',
  // Part of the build.
  'src/**/write-json-schema.ts',
];

const writing = [
  {
    selector:
      'ImportDeclaration[source.value=/^node:fs/] ImportSpecifier[imported.name=/^(writeFile|appendFile|copyFile|cp|rename|rm|rmdir|unlink|truncate|link|symlink|createWriteStream)(Sync)?$/]',
    message: 'files are written by src/keep: see docs/architecture.md',
  },
  {
    selector: 'ImportSpecifier[imported.name="writeWhole"]',
    message: 'it takes the place of whatever is there: writeOwn and put of src/keep/door.ts do not',
  },
];

const direction = Object.entries(rooms).flatMap(([room, allowed]) => [
  // Within a room a file may have the name of another room; only the way out of the folder leads there.
  ...directionOf(`src/${room}/**/*.ts`, '(\\.\\./)+', room, allowed),
  ...directionOf(`src/${room}.ts`, '\\./', room, allowed),
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
  // The same for what is loaded when it is needed, which `no-restricted-imports` does not look at.
  const loaded = {
    selector: `ImportExpression > Literal.source[value=/${foreign.replaceAll('/', '\\/')}/]`,
    message,
  };
  const rulesWith = (...syntax) => ({
    'no-restricted-imports': ['error', { patterns: [...patterns, { regex: foreign, message }] }],
    'no-restricted-syntax': ['error', loaded, ...syntax],
  });
  return [
    { files: [files], ignores: writers, rules: rulesWith(...writing) },
    { files: writers.map((writer) => [files, writer]), rules: rulesWith() },
  ];
}

/** No clock, no file, no socket: the same input gives the same result. */
const pure = {
  files: [
    'src/scenario/**/*.ts',
    'src/report/*.ts',
    'src/{html,drawing-kit}/*.ts',
    'src/report/{answers,blocks,markdown,drawings,init}/**/*.ts',
    'src/check/*.ts',
    'src/check/{alike,answers,codes,content,captured,letters,theirs,words,written,findings,output,page}/**/*.ts',
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
  { ignores: ['dist/', 'logs/', 'node_modules/', 'test/course/lab/'] },
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
      globals: {
        require: 'readonly',
        __dirname: 'readonly',
        setTimeout: 'readonly',
        clearTimeout: 'readonly',
      },
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
          'localStorage',
          'navigator',
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
