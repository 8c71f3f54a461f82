import { finished } from 'node:stream';
import type { ConnectionTransport } from 'puppeteer-core';
import type { BrowserProcess } from './browser-process.js';

/** Messages of the DevTools protocol over the pipe of a browser: JSON, each ended by a zero byte. */
export function pipeTransport({
  input,
  output,
}: Pick<BrowserProcess, 'input' | 'output'>): ConnectionTransport {
  let parts: Buffer[] = [];
  const transport: ConnectionTransport = {
    send: (message) => void input.write(`${message}\0`),
    close: () => void input.end(),
  };
  output.on('data', (chunk: Buffer) => {
    let from = 0;
    for (let end = chunk.indexOf(0); end >= 0; end = chunk.indexOf(0, from)) {
      const message = Buffer.concat([...parts, chunk.subarray(from, end)]).toString('utf8');
      parts = [];
      from = end + 1;
      // One after the other, so that what a message sets off is done before the next one comes.
      setImmediate(() => transport.onmessage?.(message));
    }
    parts.push(chunk.subarray(from));
  });
  // Also told when it has ended already: nothing may wait for an answer that cannot come.
  finished(output, { writable: false }, () => setImmediate(() => transport.onclose?.()));
  return transport;
}
