import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

// Loaded before a program, with `--import`: kills it, as nothing else could, before its n-th change of what is on disk.
let left = Number(process.env['KILL_AT']);

function dieAtZero(): void {
  left -= 1;
  if (left === 0) process.kill(process.pid, 'SIGKILL');
}

const changes = ['rename', 'rm', 'rmdir', 'unlink', 'mkdir', 'link', 'cp', 'writeFile'] as const;
for (const name of changes) {
  const original = fs.promises[name] as (...args: readonly unknown[]) => Promise<unknown>;
  const deadly = (...args: readonly unknown[]): Promise<unknown> => {
    dieAtZero();
    return original(...args);
  };
  Object.assign(fs.promises, { [name]: deadly });
}
const { createWriteStream } = fs;
fs.createWriteStream = (...args) => {
  dieAtZero();
  return createWriteStream(...args);
};
syncBuiltinESMExports();
