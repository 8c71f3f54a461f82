import { containerRolesOf, type ContainerRoles } from '../captured/container-roles.js';
import { foundCapturesOf, type FoundCapture } from '../captured/found-capture.js';
import { readLabel } from '../captured/label.js';
import { timeSaid } from '../captured/said-time.js';
import type { NodeWords, Who } from '../captured/node-words.js';
import { isWebappLabel } from '../captured/split-words.js';
import { afterStop } from '../../scenario/plan-checked.js';
import { taskNumbers } from '../item.js';
import type { FoundProblem } from '../verdict.js';
import type { Rule } from './rule.js';

/** Captures whose name says that a web application was stopped, and that show that it runs. */
export const stillRunning: Rule = ({ delivery }) => {
  const { lab, nodes } = delivery;
  const withStop = new Set(lab.items.filter(({ after }) => after === afterStop).map(({ task }) => task));
  const stoppedIn = stoppedBy(nodes);
  return taskNumbers.flatMap((task): FoundProblem[] => {
    const all = foundCapturesOf(delivery, task);
    const stopped = all.filter(({ pasted, last, label }) => {
      return !pasted && last && label.stop && !label.words.some((word) => otherMoment.test(word));
    });
    if (stopped.length === 0) return [];
    const roles = containerRolesOf(all, delivery);
    const files = stopped
      .filter((one) => {
        const said = stoppedIn(one);
        const running = runningIn(one, roles);
        const known = running.filter((who) => who !== undefined);
        if (said !== undefined && known.length > 0) return known.includes(said);
        return withStop.has(task) && running.length >= 2;
      })
      .map(({ path }) => path);
    if (files.length === 0) return [];
    return [{ level: 'warning', task, files: [...new Set(files)], because: { code: 'still-running' } }];
  });
};

/** Before the stop, or when what was stopped had begun again. */
const otherMoment = /^(?:before|avant|re(?:start|start\w+|lance\w*|demar\w*|join\w*|turn\w*)|again|back|up)$/;

/** The web applications that a capture shows as running, those that nobody can tell by their names as `undefined`. */
function runningIn({ capture }: FoundCapture, roles: ContainerRoles): (Who | undefined)[] {
  const who = (name: string): Who | undefined => {
    const role = roles.named(name);
    return role === 'webapp' || role === 'ha' ? undefined : role;
  };
  switch (capture.kind) {
    case 'docker-ps':
      return capture.rows
        .filter((row) => row.running && ![undefined, 'ha'].includes(roles.ofRow(row)))
        .map(({ name }) => who(name));
    case 'docker-inspect':
      return capture.running === true ? [who(capture.name ?? '')] : [];
    case 'haproxy-config':
      return capture.servers.filter(({ live }) => live).map(({ name }) => who(name));
    case 'nodes-listing':
      return capture.hosts.filter((host) => roles.byName(host) !== 'ha').map(who);
    case 'docker-log':
    case 'serf-log':
    case 'template-line':
    case 'other':
      return [];
  }
}

/** The web application that a name says was stopped, where it names one beside the word: `after_s1_stop`, `without s2`. */
function stoppedBy(nodes: NodeWords): (capture: FoundCapture) => Who | undefined {
  const isStop = (...words: readonly (string | undefined)[]): boolean =>
    timeSaid(words.flatMap((word) => word ?? [])) === 'after the stop';
  return ({ path, capture, label }) => {
    // What lies in a folder of the stop may be the inspect of another container.
    const own =
      capture.kind === 'docker-inspect' ? readLabel(path.slice(path.lastIndexOf('/') + 1), nodes) : label;
    const words = own.words.filter((word) => !fillers.has(word));
    const stopped = new Set(
      words.filter(
        (word, at) => isWebappLabel(word) && (isStop(words[at - 1], word) || isStop(words[at + 1])),
      ),
    );
    const [only, ...more] = stopped;
    return only !== undefined && more.length === 0 && isWebappLabel(only) ? only : undefined;
  };
}

const fillers = new Set('of the container de du le la l in is was est a'.split(' '));
