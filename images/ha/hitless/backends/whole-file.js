'use strict';

const { readFileSync, renameSync, rmSync, writeFileSync } = require('node:fs');
const { basename, dirname, join } = require('node:path');

/**
 * Replaces a file as a whole: who reads it, or starts after a crash, finds the old text or the new one. Throws if that
 * cannot be done, as on a full disk, and leaves nothing behind then: what was wanted may never be wanted again.
 */
exports.writeWhole = (path, text) => {
  const unfinished = exports.unfinishedOf(path);
  try {
    writeFileSync(unfinished, text);
    renameSync(unfinished, path);
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true });
    throw error;
  }
};

/** Where the new text of a file stands until it is complete. */
exports.unfinishedOf = (path) => join(dirname(path), `.${basename(path)}.new`);

/** The text of a file, or undefined if there is none. */
exports.readIfThere = (path) => {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  }
};
