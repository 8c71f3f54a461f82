'use strict';

const net = require('node:net');

/**
 * Sends commands to a socket of HAProxy, as many as fit in one line, and gives an answer for each, in order. Each line
 * has its own connection: after a reload one that stayed open would lead to the process that is going away.
 */
exports.ask = async (socket, commands, { timeoutMs = 2000 } = {}) => {
  const answers = [];
  for (const line of linesOf(commands)) {
    const text = await exports.askRaw(socket, line.join('; '), { timeoutMs });
    answers.push(...split(text, line.length));
  }
  return answers;
};

/** What HAProxy says to one line, as it is. Rejects if it says nothing in time or hangs up on us. */
exports.askRaw = (socket, line, { timeoutMs = 2000 } = {}) =>
  new Promise((resolve, reject) => {
    const connection = net.connect(socket);
    const pieces = [];
    const timer = setTimeout(() => connection.destroy(new Error(`no answer on ${socket}`)), timeoutMs);
    connection.on('data', (piece) => pieces.push(piece));
    connection.on('error', reject);
    connection.on('close', () => {
      clearTimeout(timer);
      const text = Buffer.concat(pieces).toString('latin1');
      if (text === '') reject(new Error(`${socket} was closed without an answer`));
      else resolve(text);
    });
    connection.write(`${line}\n`);
  });

/** A complaint of HAProxy about a command that changes something, or undefined if it did what was asked. */
exports.complaintIn = (answer) => (DONE.test(answer) ? undefined : answer.trim());

const DONE = /^\s*$|^New server registered|^Server deleted|^Done\.|^IP changed|^no need to change/;

/** HAProxy's buffer, 16 kB, holds a line of commands as a whole. */
const LONGEST_LINE = 8000;

function linesOf(commands) {
  const lines = [];
  let length = Infinity;
  for (const command of commands) {
    length += command.length + 2;
    if (length > LONGEST_LINE) {
      lines.push([]);
      length = command.length;
    }
    lines.at(-1).push(command);
  }
  return lines;
}

/** An answer ends with an empty line, and an empty answer is nothing but that line. */
function split(text, count) {
  const answers = [];
  let at = 0;
  while (answers.length < count) {
    if (at >= text.length) throw new Error('HAProxy answered fewer commands than it was sent');
    let end = at;
    if (text[at] !== '\n') {
      end = text.indexOf('\n\n', at) + 1;
      if (end === 0) throw new Error('HAProxy broke off in an answer');
    }
    answers.push(text.slice(at, end));
    at = end + 1;
  }
  return answers;
}
