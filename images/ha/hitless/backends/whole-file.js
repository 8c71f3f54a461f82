'use strict';

const { readFileSync, renameSync, writeFileSync } = require('node:fs');
const { basename, dirname, join } = require('node:path');

/** Replaces a file as a whole: who reads it, or starts after a crash, finds the old text or the new one. */
exports.writeWhole = (path, text) => {
  const unfinished = exports.unfinishedOf(path);
  writeFileSync(unfinished, text);
  renameSync(unfinished, path);
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
