#!/usr/bin/env node
// Bower, as far as the course's application needs it: of its bower.json, which asks for nothing.
const { existsSync, readFileSync } = require('node:fs');

const [command, ...names] = process.argv.slice(2).filter((word) => !word.startsWith('-'));
const wanted = existsSync('bower.json') ? JSON.parse(readFileSync('bower.json', 'utf8')).dependencies : {};
const missing = [...names, ...Object.keys(wanted ?? {})];

if (command !== 'install' && command !== 'i') {
  console.error(`bower: only 'bower install' is understood in this image of ait-lab`);
  process.exitCode = 1;
} else if (missing.length > 0) {
  console.error(`bower: this image of ait-lab cannot fetch ${missing.join(', ')}: ask npm for it`);
  process.exitCode = 1;
}
