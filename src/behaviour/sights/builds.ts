import { findContainer } from '../../docker/container.js';
import { roleOf } from '../../scenario/lab-description.js';
import type { Sight } from '../sight.js';
import { statusOf } from './served.js';

/** B0: a container runs and its port answers, with whatever. */
export function answers(node: string): Sight {
  return {
    question: 'B0',
    expected: `${node} runs, and answers requests`,
    symptoms: ['start'],
    withinMs: 60_000,
    look: async (lab, signal) => {
      const state = (await findContainer(lab.engine, lab.container(node)))?.State;
      if (state?.Running !== true)
        return { met: false, observed: `${node} has ended with exit code ${state?.ExitCode ?? 'unknown'}` };
      const status = await statusOf(lab, node, signal);
      // Without a web application, HAProxy says that there is none.
      const met = roleOf(lab.description, node) === 'balancer' ? status > 0 : status === 200;
      return {
        met,
        observed: status === 0 ? `${node} runs, and does not answer` : `${node} answers ${status}`,
      };
    },
  };
}
