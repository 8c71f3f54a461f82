import { pauseContainer, unpauseContainer } from '../../docker/disturb.js';
import { ignoring, refusedWith } from '../../docker/engine.js';
import type { Lab } from '../../lab/lab.js';
import { letPass } from '../../until.js';
import type { BalancerView } from '../balancer-view.js';
import type { CarriedOut } from '../carried-out.js';

/** Freezes the balancer for a while; it goes on also when everything is called off. */
export async function pauseBalancer(
  lab: Lab,
  view: BalancerView,
  lastsMs: number,
  signal: AbortSignal,
): Promise<CarriedOut> {
  const name = lab.container(lab.balancer);
  return view.during(async () => {
    try {
      await pauseContainer(lab.engine, name);
    } catch (error) {
      if (refusedWith(error, 409, 500)) return { missed: 'the engine could not freeze it' };
      throw error;
    }
    try {
      await letPass(lastsMs, signal);
    } finally {
      await ignoring([409, 500], unpauseContainer(lab.engine, name));
      view.forgetZombies();
    }
    return { missed: '' };
  });
}
