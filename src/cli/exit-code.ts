import { unreachable, type Failure } from '../failure.js';

/** 0 done, 1 a check or expectation failed, 2 usage or scenario wrong, 3 the machine lacks something, 4 a deadline
 * passed, 130 interrupted. */
export function exitCode(failure: Failure | undefined): number {
  switch (failure?.reason) {
    case undefined:
      return 0;
    case 'container-died':
    case 'capture-failed':
    case 'otherwise':
    case 'expectation-failed':
    case 'build-failed':
    case 'engine-error':
      return 1;
    case 'usage':
    case 'scenario-invalid':
    case 'unknown-node':
    case 'crlf':
    case 'not-ours':
      return 2;
    case 'engine-unreachable':
    case 'engine-silent':
    case 'engine-lost':
    case 'lab-runs':
    case 'name-taken':
    case 'network-taken':
    case 'port-taken':
    case 'subnet-overlap':
    case 'base-missing':
    case 'packages-missing':
    case 'browser-missing':
    case 'browser-failed':
    case 'image-missing':
    case 'file-unwritable':
    case 'cannot-open':
    case 'workspace-busy':
    case 'nothing-running':
      return 3;
    case 'wait-timed-out':
    case 'deadline':
      return 4;
    case 'interrupted':
      return 130;
    default:
      return unreachable(failure);
  }
}
