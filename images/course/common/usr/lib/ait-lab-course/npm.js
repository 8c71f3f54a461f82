// npm, which installs what the course asks for out of this image; every other call is the real npm's. Packages that are
// asked for in an older version than the one that is here are answered, too: those of 2016 need a Node.js that nobody has.
const { cpSync, existsSync, readFileSync, rmSync, symlinkSync } = require('node:fs');
const { spawnSync } = require('node:child_process');
const { join } = require('node:path');

const packages = join(__dirname, 'packages');
const application = join(packages, 'app/node_modules');
const tools = join(packages, 'tools/node_modules');
/** Commands that `npm install -g` brings, by the name of the package. */
const globals = {
  'handlebars-cmd': { handlebars: join(tools, 'handlebars-cmd/index.js') },
  bower: { bower: join(__dirname, 'bower.js') },
};

const words = process.argv.slice(2);
const options = words.filter((word) => word.startsWith('-'));
const [command, ...names] = words.filter((word) => !word.startsWith('-'));
const isGlobal = options.includes('-g') || options.includes('--global');
// With the option of another folder, its value would be taken for the name of a package.
const isElsewhere = options.some((option) => /^(-C|--prefix)/.test(option));

if (!['install', 'i', 'add', 'ci'].includes(command) || isElsewhere || !(isGlobal ? links() : copies())) {
  const npm = join(tools, 'npm/bin/npm-cli.js');
  const { status } = spawnSync(process.execPath, [npm, ...words], { stdio: 'inherit' });
  process.exitCode = status ?? 1;
}

/** Installs the commands of the named packages; `false` when one of them is not here. */
function links() {
  const known = names.map((name) => globals[name.replace(/(?<=.)@.*$/, '')]);
  if (known.length === 0 || known.includes(undefined)) return false;
  for (const [name, file] of known.flatMap(Object.entries)) {
    const link = `/usr/local/bin/${name}`;
    rmSync(link, { force: true });
    symlinkSync(file, link);
    console.log(`ait-lab: ${link} is here`);
  }
  return true;
}

/** Installs the dependencies of the package in this folder; `false` when one of them is not here. */
function copies() {
  if (names.length > 0 || !existsSync('package.json')) return false;
  const wanted = Object.entries(JSON.parse(readFileSync('package.json', 'utf8')).dependencies ?? {});
  if (wanted.length === 0 || !wanted.every(([name, range]) => answers(range, versionOf(name)))) return false;
  cpSync(application, 'node_modules', { recursive: true, verbatimSymlinks: true });
  for (const [name, range] of wanted) console.log(`ait-lab: ${name} ${versionOf(name)} for ${range}`);
  return true;
}

function versionOf(name) {
  const file = join(application, name, 'package.json');
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).version : undefined;
}

/** Whether what is here is as new as a range such as `~4.4.1` wants it. */
function answers(range, version) {
  if (version === undefined) return false;
  const major = /^[\^~>=v ]*(\d+)/.exec(range)?.[1];
  return major === undefined ? /^(|\*|x|latest)$/.test(range) : Number(major) <= Number.parseInt(version);
}
