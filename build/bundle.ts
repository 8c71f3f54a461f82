import { cp, rm } from 'node:fs/promises';
import { build } from 'esbuild';
import { carriedPrograms, programs } from './programs.js';
import { writeContents } from './write-contents.js';

// Called by `npm run build`, after the compiler: makes of what it wrote, and of the npm packages that are used, the program
// as it is run and shipped. Whoever installs it installs nothing else, and no script of anybody's runs.
const out = 'dist/program';
await rm(out, { recursive: true, force: true });
const { metafile } = await build({
  entryPoints: programs.map(({ from, name }) => ({ in: `dist/src/${from}`, out: name })),
  outdir: out,
  bundle: true,
  // A command loads what it needs, and parts that several share are there once.
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20.15',
  // Stacks in a report of a defect are to be read.
  minify: false,
  // Each package's own words are in the list of licences beside the program.
  legalComments: 'none',
  // What is asked for and not used: native code that ssh2 does without, canvas, which PDF.js would draw on, another
  // protocol to steer a browser with, and downloads of browsers.
  external: ['cpu-features', '*.node', '@napi-rs/canvas', 'chromium-bidi', '@puppeteer/browsers'],
  alias: {
    // Puppeteer for whoever launches the browser himself, as we do: without what downloads and launches one.
    // https://pptr.dev/guides/running-puppeteer-in-the-browser
    'puppeteer-core': 'puppeteer-core/lib/esm/puppeteer/puppeteer-core-browser.js',
    // dockerode loads them for BuildKit, which is not asked to build.
    '@grpc/grpc-js': './dist/build/absent.js',
    '@grpc/proto-loader': './dist/build/absent.js',
    protobufjs: './dist/build/absent.js',
  },
  // Packages in CommonJS ask for these.
  banner: {
    js: [
      "import { createRequire as makeRequire } from 'node:module';",
      'const require = makeRequire(import.meta.url);',
      'const __filename = import.meta.filename;',
      'const __dirname = import.meta.dirname;',
    ].join('\n'),
  },
  metafile: true,
  logLevel: 'warning',
});
for (const { from, name } of carriedPrograms) await cp(`dist/src/${from}`, `${out}/${name}`);
// PDF.js loads it by its name.
await cp('node_modules/pdfjs-dist/legacy/build/pdf.worker.mjs', `${out}/pdf.worker.mjs`);
await writeContents(metafile, out);
