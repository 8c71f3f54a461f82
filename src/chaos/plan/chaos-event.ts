import { unreachable } from '../../failure.js';
import type { balancerServices } from '../../scenario/lab-file.js';

/** A service of `ha`; HAProxy's worker is not one of the supervisor's, but can be killed alone. */
export type BalancerService = (typeof balancerServices)[number] | 'haproxy-worker';

/** One thing that chaos does. */
export type ChaosEvent =
  | {
      readonly kind: 'join';
      readonly node: string;
      /** In a new container; otherwise in the one that it had, if it had one. */
      readonly fresh: boolean;
    }
  | { readonly kind: NodeEventKind; readonly node: string }
  | { readonly kind: 'restart-service' | 'kill-service'; readonly service: BalancerService };

/** What can happen to a backend that is there. */
export type NodeEventKind =
  'stop' | 'kill' | 'kill-application' | 'kill-agent' | 'pause' | 'unpause' | 'disconnect' | 'connect';

/** What happens at one moment, or a time in which nothing does. */
export type Moment =
  | {
      readonly kind: 'events';
      /** Since the moment before. */
      readonly gapMs: number;
      readonly events: readonly ChaosEvent[];
      /** Backends that are healthy and that nothing happens to: they answer meanwhile. */
      readonly steady: readonly string[];
    }
  | { readonly kind: 'quiet' };

/** An event as a reader would say it. */
export function describeChaosEvent(event: ChaosEvent): string {
  switch (event.kind) {
    case 'join':
      return `${event.node} joins${event.fresh ? ' in a new container' : ''}`;
    case 'stop':
      return `${event.node} is stopped`;
    case 'kill':
      return `${event.node} is killed`;
    case 'kill-application':
      return `the application of ${event.node} is killed`;
    case 'kill-agent':
      return `the agent of ${event.node} is killed`;
    case 'pause':
      return `${event.node} is paused`;
    case 'unpause':
      return `${event.node} goes on`;
    case 'disconnect':
      return `${event.node} is cut off from the network`;
    case 'connect':
      return `${event.node} is back in the network`;
    case 'restart-service':
      return `ha's ${serviceText(event.service)} is restarted`;
    case 'kill-service':
      return `ha's ${serviceText(event.service)} is killed`;
    default:
      return unreachable(event);
  }
}

function serviceText(service: BalancerService): string {
  return { haproxy: 'HAProxy', 'haproxy-worker': "HAProxy's worker", serf: 'agent', backends: 'backends' }[
    service
  ];
}
