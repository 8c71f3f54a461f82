import type { RepositoryFiles } from './repository-files.js';

/** A script that has a part in the lab, wherever somebody has put it. */
export interface LabScript {
  readonly file: string;
  readonly text: string;
}

/** The handler of an event: the script of that name, or the one that the agent is told to call. */
export function handlerOf(files: RepositoryFiles, event: 'join' | 'leave'): LabScript | undefined {
  const called = new RegExp(`member-${event}(?:,[\\w,-]+)?=(?:\\S*/)?([\\w.-]+)`);
  const agent = files.get('ha/services/serf/run')?.text ?? '';
  const name = called.exec(withoutComments(agent))?.[1] ?? `member-${event}.sh`;
  return find(files, `ha/scripts/${name}`, (file) => file.endsWith(`/${name}`));
}

/** The script that starts HAProxy as a service; before there is a supervisor, as the container's process. */
export function balancerRun(files: RepositoryFiles): LabScript | undefined {
  const service = find(
    files,
    'ha/services/ha/run',
    (file, text) => /^ha\/services\/[^/]+\/run$/.test(file) && /\bhaproxy\b/.test(withoutComments(text)),
  );
  return service ?? find(files, 'ha/scripts/run.sh', () => false);
}

/** The template that HAProxy's configuration is made of. */
export function templateOf(files: RepositoryFiles): LabScript | undefined {
  return find(files, 'ha/config/haproxy.cfg.hb', (file) => /\.(?:hb|hbs|handlebars)$/.test(file));
}

/** A shell script without lines that are comments; there are as many lines as before. */
export function withoutComments(text: string): string {
  return text.replace(/^[ \t]*#.*$/gm, '');
}

function find(
  files: RepositoryFiles,
  usual: string,
  other: (file: string, text: string) => boolean,
): LabScript | undefined {
  const there = files.get(usual);
  if (there !== undefined) return { file: usual, text: there.text };
  for (const [file, { text }] of files)
    if (file.startsWith('ha/') && other(file, text)) return { file, text };
  return undefined;
}
