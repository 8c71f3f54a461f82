import { Failed } from '../../failure.js';
import { LoadProcess } from '../../load/load-process.js';
import { backendNames } from '../../scenario/lab-description.js';
import type { LabAccess } from '../lab-access.js';
import { nodeAddress } from '../topology.js';
import type { Moment, Requests, Timeline } from './recording.js';
import { TimelineRecorder } from './timeline-recorder.js';

/** A request that has no answer after this has failed for whoever waits; HAProxy itself gives a dead server more time. */
const timeoutMs = 2000;
/** No task of the lab takes anywhere near this. */
const longestS = 600;

export interface LoadOptions {
  /** HTTP connections, kept alive, each with one request at a time. */
  readonly connections: number;
  /** Requests a second, all connections together. */
  readonly rate: number;
}

/** A client that sends requests through `ha` without a pause, and a record of what happens meanwhile. */
export class Load implements Disposable {
  /** What it does, as a comment among the commands that a person would type. */
  readonly command: string;
  /** A request without an answer has failed after this. */
  readonly timeoutMs = timeoutMs;
  private result: Promise<{ requests: Requests; timeline: Timeline }> | undefined;

  private constructor(
    private readonly lab: LabAccess,
    private readonly client: LoadProcess,
    private readonly timeline: TimelineRecorder,
    private readonly aim: LoadOptions,
  ) {
    const { connections, rate } = aim;
    this.command = `# ${rate} requests a second on ${connections} connections to http://127.0.0.1/, by ait-lab's own client`;
  }

  /**
   * Resolves when requests are on their way.
   *
   * @throws Failed `expectation-failed` where nobody can be asked
   */
  static async start(lab: LabAccess, options: LoadOptions): Promise<Load> {
    const target = await lab.hostAddress(lab.balancer, 'http');
    if (target.port === 0) {
      const detail = `${lab.balancer} publishes no port: it does not run`;
      throw new Failed({ reason: 'expectation-failed', doing: 'sending requests', detail });
    }
    // More would never have anything to do.
    const aim = { connections: Math.min(options.connections, options.rate), rate: options.rate };
    const parts = await Promise.allSettled([LoadProcess.ready(), TimelineRecorder.start(lab)]);
    const [client, timeline] = parts;
    try {
      if (client.status === 'rejected') throw client.reason;
      if (timeline.status === 'rejected') throw timeline.reason;
      const record = { backends: namesByAddress(lab) };
      await client.value.begin({ target, ...aim, keepAliveShare: 1, timeoutMs, longestS, record });
      return new Load(lab, client.value, timeline.value, aim);
    } catch (error) {
      for (const part of parts) if (part.status === 'fulfilled') part.value[Symbol.dispose]();
      throw error;
    }
  }

  /** Process id of the client. */
  get pid(): number | undefined {
    return this.client.pid;
  }

  /** Notes that something is done to nodes, from now until the returned function is called. */
  mark(kind: Moment['kind'], nodes: readonly string[]): () => void {
    return this.timeline.mark(kind, nodes);
  }

  /** Looks for `ha` anew: a container that starts again may have got other ports. */
  async retarget(): Promise<void> {
    const target = await this.lab.hostAddress(this.lab.balancer, 'http');
    if (target.port > 0) this.client.retarget(target);
  }

  /** Ends the client and tells what it saw; a second call gives the same again. */
  stop(): Promise<{ requests: Requests; timeline: Timeline }> {
    this.result ??= this.end();
    return this.result;
  }

  [Symbol.dispose](): void {
    this.client[Symbol.dispose]();
    this.timeline[Symbol.dispose]();
  }

  private async end(): Promise<{ requests: Requests; timeline: Timeline }> {
    const requests = { ...this.aim, ...(await this.client.record()) };
    this.client[Symbol.dispose]();
    return { requests, timeline: await this.timeline.stop(requests) };
  }
}

function namesByAddress({ topology }: LabAccess): Record<string, string> {
  const nodes = backendNames(topology.description);
  return Object.fromEntries(nodes.map((node) => [nodeAddress(topology, node), node]));
}
