'use strict';

const { Resolver } = require('node:dns').promises;
const { performance } = require('node:perf_hooks');
const { compile } = require('./compile.js');
const { ask } = require('./haproxy-cli.js');
const { log } = require('./log.js');
const { startProgram } = require('./program.js');
const { checkConfiguration, reload } = require('./reload.js');
const { connectSerf } = require('./serf-rpc.js');
const { settingsFrom } = require('./settings.js');

// The service's program: owns the list of backends. Here it meets the world.
const settings = settingsFrom(process.env);

process.on('unhandledRejection', (error) => {
  log(`ended by an error that nobody expected: ${error?.stack ?? error}`);
  process.exit(1);
});
process.on('SIGTERM', () => process.exit(0));

const lookAtTemplate = startProgram({
  settings,
  ask: (commands, options) => ask(settings.adminSocket, commands, options),
  connect: (onClose, timeoutMs) => connectSerf({ ...settings.serf, onClose, timeoutMs }),
  // A new one each time: it keeps answers for as long as they say, and Docker's say ten minutes.
  resolve: () => new Resolver({ timeout: 1000, tries: 1 }).resolve4(settings.alias),
  check: (text) => checkConfiguration(settings.configuration, text),
  reload: () => reload(settings),
  compile,
  now: () => performance.now(),
  later: setTimeout,
  log,
});

process.on('SIGHUP', lookAtTemplate);
