import { absolute, folderOf } from '../read/path.js';
import { expand } from '../read/variables.js';
import { programOf } from '../read/shell.js';
import { mistake, type Rule } from '../rule.js';

/** Handlers write a file for each node into a folder that nobody makes. */
export const nodesFolder: Rule = ({ handlers, ha, balancer }) => {
  const scripts = handlers.flatMap(({ script }) => script ?? []);
  const made = [...scripts, ...(balancer ? [balancer] : [])].flatMap(({ commands, variables }) =>
    commands
      .filter((command) => programOf(command) === 'mkdir')
      .flatMap(({ words }) => words.flatMap((word) => expand(word, variables)).map((word) => absolute(word))),
  );
  const folders = scripts.flatMap(({ commands, variables }) =>
    commands
      .flatMap(({ words }) => words.filter((_, at) => /^>>?$/.test(words[at - 1] ?? '')))
      .flatMap((word) => expand(word, variables))
      .filter((path) => /^\/[^$]*\/\$/.test(path))
      .map((path) => folderOf(absolute(path))),
  );
  return [...new Set(folders)]
    .filter((folder) => !folder.includes('$') && !ha.folders.has(folder) && !made.includes(folder))
    .map((folder) =>
      mistake({ code: 'folder-not-made', folder, needs: '' }, ha.dockerfile, undefined, [
        'nodes',
        'configuration',
        'reload',
      ]),
    );
};
