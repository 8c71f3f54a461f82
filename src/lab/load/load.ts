import type { Lab } from '../lab.js';
import { containerPorts, maxNodes, nodeAddress } from '../topology.js';
import { ClientProcess, timeoutS } from './client-process.js';
import type { Moment, Requests, Timeline } from './recording.js';
import { TimelineRecorder } from './timeline-recorder.js';

export interface LoadOptions {
  /** HTTP connections, kept alive, each with one request at a time. */
  readonly connections: number;
  /** Requests a second, all connections together. */
  readonly rate: number;
}

/** A client that sends requests through `ha` without a pause, and a record of what happens meanwhile. */
export class Load implements Disposable {
  /** What a person would type for it. */
  readonly command: string;
  /** A request without an answer has failed after this. */
  readonly timeoutMs = timeoutS * 1000;
  private result: Promise<{ requests: Requests; timeline: Timeline }> | undefined;

  private constructor(
    private readonly lab: Lab,
    private readonly client: ClientProcess,
    private readonly timeline: TimelineRecorder,
    { connections, rate }: LoadOptions,
  ) {
    this.command = `npx autocannon --connections ${connections} --overallRate ${rate} http://127.0.0.1/`;
  }

  /** Resolves when requests are on their way. */
  static async start(lab: Lab, options: LoadOptions): Promise<Load> {
    const { connections, rate } = options;
    const parts = await Promise.allSettled([ClientProcess.ready(), TimelineRecorder.start(lab)]);
    const [client, timeline] = parts;
    try {
      if (client.status === 'rejected') throw client.reason;
      if (timeline.status === 'rejected') throw timeline.reason;
      const at = await lab.hostAddress('ha', containerPorts.http);
      await client.value.begin({ ...at, connections, rate, backends: namesByAddress(lab) });
      return new Load(lab, client.value, timeline.value, options);
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
    const { host, port } = await this.lab.hostAddress('ha', containerPorts.http);
    if (port > 0) this.client.redirect(host, port);
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
    const requests = await this.client.stop();
    return { requests, timeline: await this.timeline.stop(requests) };
  }
}

function namesByAddress({ topology }: Lab): Record<string, string> {
  const nodes = Array.from({ length: maxNodes }, (_, index) => `s${index + 1}`);
  return Object.fromEntries(nodes.map((node) => [nodeAddress(topology.subnet, node), node]));
}
