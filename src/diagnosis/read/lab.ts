import type { RepositoryFiles } from '../../repository/repository-files.js';
import { agentOf, type Agent } from './agent.js';
import { handlersOf, type Handler } from './handlers.js';
import { traceImage, type Image } from './image.js';
import { scriptsOf, startsHaproxy, type Script } from './scripts.js';

/** What rules ask of a repository, read once. */
export interface ReadLab {
  readonly files: RepositoryFiles;
  readonly ha: Image;
  readonly webapp: Image;
  readonly agents: { readonly ha: Agent | undefined; readonly webapp: Agent | undefined };
  /** What the balancer's agent calls, and what lies in the repository for it. */
  readonly handlers: readonly Handler[];
  /** The script that starts HAProxy. */
  readonly balancer: Script | undefined;
  /** All scripts of the two images. */
  readonly scripts: readonly Script[];
}

export function readLab(files: RepositoryFiles): ReadLab {
  const ha = traceImage(files, 'ha');
  const webapp = traceImage(files, 'webapp');
  const scripts = [...scriptsOf(files, ha), ...scriptsOf(files, webapp)];
  const agents = { ha: agentOf(scripts, ha), webapp: agentOf(scripts, webapp) };
  const starters = scripts.filter(({ image, commands }) => image === ha && commands.some(startsHaproxy));
  return {
    files,
    ha,
    webapp,
    scripts,
    agents,
    handlers: handlersOf(scripts, ha, agents.ha),
    balancer: starters.find(({ service }) => service !== undefined) ?? starters[0],
  };
}
