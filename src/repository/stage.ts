import { posix } from 'node:path';
import { capabilities } from '../scenario/lab-file.js';
import { readDockerfile } from './dockerfile.js';
import { balancerRun, handlerOf, templateOf, withoutComments } from './lab-scripts.js';
import type { RepositoryFiles } from './repository-files.js';
import type { Stage } from './repository.js';

/**
 * Tells which task a lab is at. Every task but the first adds to the load balancer, so that its files tell; a part counts as
 * there when what the course asks for stands in its place, whether it works or not.
 */
export function stageOf(files: RepositoryFiles): Stage {
  const dockerfile = readDockerfile(files.get('ha/Dockerfile')?.text ?? '')
    .map(({ keyword, value }) => `${keyword} ${value}`)
    .join('\n');
  const join = handlerText(files, 'join');
  const leave = handlerText(files, 'leave');
  const agent = withoutComments(files.get('ha/services/serf/run')?.text ?? '');
  const run = withoutComments(balancerRun(files)?.text ?? '');
  const sends = (handler: string): boolean => handler.includes('s6-svc');

  const parts = {
    supervised: dockerfile.includes('/init'),
    serf: dockerfile.includes('serf'),
    handlers: join !== '' && (dockerfile.includes('serf-handlers') || /^ARG DIRECTORY\b/m.test(dockerfile)),
    template: join.includes('handlebars'),
    nodes: join.includes('/nodes'),
    reload: sends(join) && run.includes('HANDOFFPID'),
  };
  const begun = {
    supervised: parts.supervised || files.has('ha/services/ha/run'),
    serf: parts.serf || agent !== '',
    handlers:
      join + leave !== '' || dockerfile.includes('serf-handlers') || agent.includes('--event-handler'),
    template: parts.template || templateOf(files) !== undefined || dockerfile.includes('handlebars'),
    nodes: /\/nodes\b/.test(join + leave + dockerfile) || /#each\b/.test(templateOf(files)?.text ?? ''),
    reload: sends(join) || sends(leave) || /\bHANDOFFPID\b|\s-s[ft]\b/.test(run),
  };
  const missing = capabilities.findIndex((part) => !parts[part]);
  return {
    task: missing < 0 ? capabilities.length : missing,
    parts,
    begun: capabilities.findLastIndex((part) => begun[part]) + 1,
  };
}

/** What a handler does, also where it calls another script for it. */
function handlerText(files: RepositoryFiles, event: 'join' | 'leave'): string {
  const handler = handlerOf(files, event);
  const own = withoutComments(handler?.text ?? '').trim();
  const called = [...files].flatMap(([file, { text }]) => {
    const name = posix.basename(file);
    const isCalled =
      file !== handler?.file && file.startsWith('ha/') && name.endsWith('.sh') && own.includes(name);
    return isCalled ? [withoutComments(text)] : [];
  });
  return [own, ...called].join('\n').trim();
}

/** Whether a file below `ha/` has a say in the stage. */
export function showsStage(path: string): boolean {
  return (
    path === 'Dockerfile' ||
    /\.(?:sh|hb|hbs|handlebars)$|(?:^|\/)run$/.test(path) ||
    path.startsWith('scripts/')
  );
}
