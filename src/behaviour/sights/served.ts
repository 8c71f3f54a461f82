import { requestBalancer, requestNode } from '../../lab/http.js';
import type { Lab } from '../../lab/lab.js';
import { containerPorts } from '../../lab/topology.js';
import { roleOf } from '../../scenario/lab-description.js';

/** The port in a node's container that its role is there for. */
export function servedPort({ description }: Lab, node: string): number {
  const role = roleOf(description, node);
  return containerPorts(description, role)[role === 'balancer' ? 'http' : 'app'] ?? 0;
}

/** HTTP status of one request to a node itself; 0 where it has no answer. */
export async function statusOf(lab: Lab, node: string, signal: AbortSignal): Promise<number> {
  const isBalancer = roleOf(lab.description, node) === 'balancer';
  const [answer] = isBalancer ? await requestBalancer(lab, 1, node, signal) : await requestNode(lab, node, 1);
  return answer?.status ?? 0;
}
