import { requestNode, requestBalancer, type Answer } from '../http.js';
import { listedServers } from './expect-healthy.js';
import { expectThat } from './expectation.js';
import type { ExperimentContext, Finding } from './experiment.js';
import { findingText } from './finding-text.js';

interface Unlisted {
  readonly node: string;
  /** Servers in HAProxy's table. */
  readonly listed: readonly string[];
  readonly requests: number;
  readonly answeredBy: Readonly<Record<string, number>>;
  readonly failed: number;
  /** What the node answers when it is asked without the balancer. */
  readonly directly: { readonly requests: number; readonly answered: number };
}

const requests = 100;

/** A web application that runs, and that nobody has written into HAProxy's configuration, gets no request. */
export async function unlistedBackend(context: ExperimentContext): Promise<Finding> {
  const { lab, say } = context;
  const { node, listed } = await findUnlisted(context);
  say(`sending ${requests} requests through ha`);
  const answers = await requestBalancer(lab, requests);
  const directly = await requestNode(lab, node, 1);
  const by = (name: string): number => answers.filter((answer) => isFrom(answer, name)).length;
  const value: Unlisted = {
    node,
    listed,
    requests,
    answeredBy: Object.fromEntries([...listed, node].map((name) => [name, by(name)])),
    failed: answers.filter(({ status }) => status !== 200).length,
    directly: { requests: 1, answered: directly.filter((answer) => isFrom(answer, node)).length },
  };
  const doing = `sending requests through ha beside an unlisted ${node}`;
  expectThat(value.answeredBy[node] === 0, doing, `${node} answered ${value.answeredBy[node] ?? 0} of them`);
  expectThat(value.failed === 0, doing, `${value.failed} of them failed`);
  expectThat(value.directly.answered === 1, `asking ${node} itself`, 'it does not answer');
  const commands = [`curl http://127.0.0.1/ (${requests} times)`, `curl the published port of ${node}`];
  return { value, text: text(value), commands };
}

/** A web application that runs and that HAProxy's table does not list. */
export async function findUnlisted({
  lab,
  running,
}: Pick<ExperimentContext, 'lab' | 'running'>): Promise<{ node: string; listed: readonly string[] }> {
  const listed = await listedServers(lab);
  const node = running.find((name) => name !== lab.balancer && !listed.includes(name));
  expectThat(
    node !== undefined,
    'looking for a web application that HAProxy does not know',
    `every one that runs is listed: ${listed.join(', ')}`,
  );
  return { node, listed };
}

function isFrom({ status, host }: Answer, node: string): boolean {
  return status === 200 && host === node;
}

function text({ node, listed, requests: sent, answeredBy, failed, directly }: Unlisted): string {
  return findingText({
    title: `A web application that nobody has listed: ${node}`,
    did: [
      `${node} was started beside ${listed.join(' and ')}, in the same network, from the same image.`,
      `${sent} requests were sent through ha, one after the other, and one to ${node} itself.`,
    ],
    rows: [
      ["servers in HAProxy's table", listed.join(', ')],
      ...Object.entries(answeredBy).map(
        ([name, count]) => [`answered by ${name}`, `${count} of ${sent}`] as const,
      ),
      ['failed', failed],
      [`answered by ${node} when asked itself`, `${directly.answered} of ${directly.requests}`],
    ],
    reading:
      `${node} is well and gets nothing: HAProxy sends requests to the servers of its configuration, and that is` +
      ' written by hand, into its image.',
  });
}
