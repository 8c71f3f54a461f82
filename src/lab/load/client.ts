import autocannon from 'autocannon';
import { order, type Order, type Report } from './messages.js';
import { PacedConnection, type Target } from './paced-connection.js';
import { Recorder } from './recorder.js';

// The program of the client's own process: it is told what to do by the one who started it, and ends with it.
process.on('disconnect', () => process.exit());
// Ctrl-C reaches every process of a terminal; when to end is for the one who started this.
process.on('SIGINT', () => undefined);
process.on('message', (message) => receive(order.parse(message)));
tell({ type: 'ready' });

let stop: (() => Promise<void>) | undefined;
let target: Target | undefined;

function receive(message: Order): void {
  switch (message.type) {
    case 'start':
      target = { host: message.host, port: message.port };
      stop = start(message, target);
      tell({ type: 'started' });
      return;
    case 'target':
      if (target) Object.assign(target, { host: message.host, port: message.port });
      return;
    case 'stop':
      void stop?.();
  }
}

/** Begins to send, and returns how to end it. */
function start(options: Extract<Order, { type: 'start' }>, where: Target): () => Promise<void> {
  const { rate, backends, timeoutS, longestS } = options;
  const connections = Math.min(options.connections, rate);
  const recorder = new Recorder({ connections, rate });
  const paced: PacedConnection[] = [];
  const intervalMs = (connections * 1000) / rate;
  const began = performance.now();
  const instance = autocannon(
    {
      url: `http://${where.host}:${where.port}/`,
      connections,
      timeout: timeoutS,
      // Ended here in good order before that; this is for the case that something goes wrong.
      duration: longestS + 2 * timeoutS,
      setupClient: (client) => {
        const firstAt = began + (paced.length * intervalMs) / connections;
        paced.push(new PacedConnection(client, { recorder, target: where, backends, intervalMs, firstAt }));
      },
    },
    () => undefined,
  );
  let ended: Promise<void> | undefined;
  const end = async (): Promise<void> => {
    clearTimeout(limit);
    await Promise.all(paced.map((connection) => connection.stop()));
    const requests = recorder.requests();
    instance.stop();
    tell({ type: 'ended', requests });
  };
  const endOnce = (): Promise<void> => (ended ??= end());
  const limit = setTimeout(() => void endOnce(), longestS * 1000);
  return endOnce;
}

function tell(report: Report): void {
  process.send?.(report);
}
