import { carriedProgram } from '../carried-program.js';
import { followExec, type FollowedExec } from '../../docker/follow-exec.js';
import type { Lab } from '../../lab/lab.js';
import { letPass } from '../../until.js';
import type { BalancerView } from '../balancer-view.js';
import type { CarriedOut } from '../carried-out.js';

/** Where the program of `ha` finds what it takes for its agent, where the agent is, and what says that it hangs up. */
const places = { relay: 7374, agent: 7373, order: '/tmp/hang-up' } as const;

/** What `ha` has to be created with. */
export const relayEnvironment = { SERF_RPC: `127.0.0.1:${places.relay}` };

/** Starts the relay between the program and the agent, which passes everything on as long as nobody says otherwise. */
export function startRelay(lab: Lab, onLine: (line: string) => void): Promise<FollowedExec> {
  const module = carriedProgram('relay');
  const argv = ['node', '--input-type=module', '-e', `${module}\nrelay(${JSON.stringify(places)});`];
  return followExec(lab.engine, lab.container(lab.balancer), argv, onLine);
}

/** Lets the agent of the balancer close each connection after so many bytes, for a while. */
export async function hangUp(
  lab: Lab,
  view: BalancerView,
  { afterBytes, lastsMs }: { readonly afterBytes: number; readonly lastsMs: number },
  signal: AbortSignal,
): Promise<CarriedOut> {
  const shell = (script: string): Promise<unknown> => lab.exec(lab.balancer, ['sh', '-c', script]);
  return view.during(async () => {
    await shell(`echo ${afterBytes} > ${places.order}.new && mv ${places.order}.new ${places.order}`);
    await letPass(lastsMs, signal);
    await shell(`rm ${places.order}`);
    return { missed: '' };
  });
}
