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
      /** How far its clock is set forward from now on, in milliseconds; `undefined`: as its container has it. */
      readonly clockMs?: number | undefined;
    }
  | { readonly kind: NodeEventKind; readonly node: string }
  | { readonly kind: 'set-clock'; readonly node: string; readonly clockMs: number }
  | { readonly kind: 'restart-service' | 'kill-service'; readonly service: BalancerService }
  | { readonly kind: 'agent-away' | 'agent-back'; readonly service: 'serf' }
  | {
      readonly kind: 'hang-up';
      readonly service: 'serf';
      /** What the agent says on each connection before it closes it. */
      readonly afterBytes: number;
      readonly lastsMs: number;
    }
  | { readonly kind: 'pause-balancer' | 'fill-disk'; readonly lastsMs: number }
  | { readonly kind: 'lie'; readonly node: string; readonly lie: Lie; readonly lastsMs: number };

/** What a member that has the key says of a backend that is not his. */
export type Lie =
  | {
      /** That it leaves. */
      readonly about: 'leave';
      /** The life that is meant: the one that lives, or one of a number that no clock gives. */
      readonly number: 'own' | 'huge';
    }
  | {
      /** That it is himself. */
      readonly about: 'name';
      readonly number: 'before' | 'after' | 'huge';
      readonly end: 'leaves' | 'dies';
    };

/** Whether a lie puts its victim out, for as long as it lasts and a little longer; any other changes nothing. */
export function takesName(lie: Lie): boolean {
  return lie.about === 'name' && lie.number !== 'before';
}

/** What an event happens to: two of the same come one after the other. */
export function subjectOf(event: ChaosEvent): string {
  if ('node' in event) return event.node;
  if ('service' in event) return event.service;
  return event.kind === 'fill-disk' ? 'disk' : 'ha';
}

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
      return `${event.node} joins${event.fresh ? ' in a new container' : ''}${event.clockMs === undefined ? '' : `, its clock ${clockText(event.clockMs)}`}`;
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
    case 'set-clock':
      return `the clock of ${event.node} is ${clockText(event.clockMs)}`;
    case 'agent-away':
      return "ha's agent is away";
    case 'agent-back':
      return "ha's agent is back";
    case 'hang-up':
      return `ha's agent hangs up after ${event.afterBytes} bytes, for ${seconds(event.lastsMs)}`;
    case 'pause-balancer':
      return `ha is paused for ${seconds(event.lastsMs)}`;
    case 'fill-disk':
      return `the disk of ha is full for ${seconds(event.lastsMs)}`;
    case 'lie':
      return `${lieText(event)}, for ${seconds(event.lastsMs)}`;
    default:
      return unreachable(event);
  }
}

function serviceText(service: BalancerService): string {
  return { haproxy: 'HAProxy', 'haproxy-worker': "HAProxy's worker", serf: 'agent', backends: 'backends' }[
    service
  ];
}

function clockText(clockMs: number): string {
  if (clockMs === 0) return 'right';
  return `${seconds(Math.abs(clockMs))} ${clockMs < 0 ? 'behind' : 'ahead'}`;
}

function lieText({ node, lie }: Extract<ChaosEvent, { kind: 'lie' }>): string {
  if (lie.about === 'leave') {
    return `another member says that ${node} leaves${lie.number === 'huge' ? ', under a huge number' : ''}`;
  }
  const number = {
    before: 'the number before',
    after: 'the number after',
    huge: 'a huge number',
  }[lie.number];
  return `another member takes the name of ${node} with ${number}, and ${lie.end === 'leaves' ? 'leaves' : 'dies'}`;
}

function seconds(ms: number): string {
  return `${Number((ms / 1000).toFixed(1))} s`;
}
