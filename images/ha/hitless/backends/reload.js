'use strict';

const { execFile } = require('node:child_process');
const { rmSync, writeFileSync } = require('node:fs');
const { ask, askRaw } = require('./haproxy-cli.js');
const { unfinishedOf, writeWhole } = require('./whole-file.js');

/** Lets HAProxy check a configuration that is to be in `path`; rejects with its words if it is refused. */
exports.checkConfiguration = (path, text) => {
  const unfinished = unfinishedOf(`${path}.check`);
  writeFileSync(unfinished, text);
  return new Promise((resolve, reject) => {
    // `nice`: requests come first.
    const command = ['-n', '19', 'haproxy', '-c', '-f', unfinished];
    execFile('nice', command, { timeout: 10_000 }, (error, stdout, stderr) => {
      rmSync(unfinished, { force: true });
      if (error === null) resolve();
      else reject(new Error(`the configuration is refused: ${firstLines(alertsIn(stderr) || error.message)}`));
    });
  });
};

/**
 * Makes HAProxy load its configuration file with the servers' states of the moment, and waits until the new process
 * answers. Rejects with HAProxy's words if it goes on with the old one.
 */
exports.reload = async ({ adminSocket, masterSocket, serverState }) => {
  const [before] = await pidOf(adminSocket);
  const [states] = await ask(adminSocket, ['show servers state']);
  writeWhole(serverState, states);
  try {
    const told = await askRaw(masterSocket, 'reload', { timeoutMs: RELOAD_MS });
    if (!told.startsWith('Success=1')) throw new Error(`HAProxy did not reload: ${firstLines(told)}`);
    await isReplaced(adminSocket, before);
  } finally {
    // A later start of HAProxy has to begin without the states of today.
    rmSync(serverState, { force: true });
  }
};

const RELOAD_MS = 15_000;
const TRIES = 200;

/** For a moment the old process may still take connections: what it was told then would be lost. */
async function isReplaced(adminSocket, before) {
  for (let i = 0; i < TRIES; i += 1) {
    const [pid] = await pidOf(adminSocket).catch(() => [before]);
    if (pid !== before) return;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  throw new Error('HAProxy has reloaded, but the new process does not answer');
}

async function pidOf(adminSocket) {
  const [info] = await ask(adminSocket, ['show info']);
  return /^Pid: ([0-9]+)$/m.exec(info)?.slice(1) ?? [];
}

/** Without its remarks that matter to nobody here. */
function alertsIn(text) {
  const lines = text.split('\n').filter((line) => line.startsWith('[ALERT]'));
  return lines.join('\n');
}

function firstLines(text) {
  return text.trim().split('\n').slice(0, 6).join(' | ').slice(0, 1000);
}
