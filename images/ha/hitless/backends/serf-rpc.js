'use strict';

const net = require('node:net');
const { encode, MessageReader } = require('./msgpack.js');

/** Connects to the RPC of Serf's agent and says hello. Rejects if nobody answers. `onClose` is called once, later. */
exports.connectSerf = async ({ host, port, timeoutMs = 2000, onClose = () => {} }) => {
  const rpc = new SerfRpc(net.connect({ host, port, noDelay: true }), timeoutMs, onClose);
  try {
    await rpc.request('handshake', new Map([['Version', 1]]));
  } catch (error) {
    // Whoever gets no connection cannot close it.
    rpc.close(error);
    throw error;
  }
  return rpc;
};

/** What answers these with more than a header. */
const WITH_BODY = new Set(['members', 'members-filtered', 'join']);

class SerfRpc {
  #socket;
  #timeoutMs;
  #reader = new MessageReader();
  #sequence = 0;
  /** By sequence: who waits for an answer, and who listens to a stream. */
  #waiting = new Map();
  #streams = new Map();
  #header;
  #closed = false;

  constructor(socket, timeoutMs, onClose) {
    this.#socket = socket;
    this.#timeoutMs = timeoutMs;
    socket.on('data', (piece) => this.#receive(piece));
    socket.on('error', (error) => this.close(error));
    socket.on('close', () => {
      this.close(new Error("Serf's agent has closed the connection"));
      onClose();
    });
  }

  /** The body of the answer, or undefined where an answer has none. The agent answers in the order of the questions. */
  request(command, body) {
    const sequence = (this.#sequence += 1);
    return new Promise((resolve, reject) => {
      if (this.#closed) return reject(new Error("no connection to Serf's agent"));
      const timer = setTimeout(
        () => this.close(new Error(`Serf's agent does not answer ${command}`)),
        this.#timeoutMs,
      );
      this.#waiting.set(sequence, { resolve, reject, timer, withBody: WITH_BODY.has(command) });
      const header = new Map([
        ['Command', command],
        ['Seq', sequence],
      ]);
      this.#socket.write(
        Buffer.concat([encode(header), body === undefined ? Buffer.alloc(0) : encode(body)]),
      );
    });
  }

  /** Like `request`, and whatever comes later under the same sequence goes to `listener`. */
  stream(command, body, listener) {
    this.#streams.set(this.#sequence + 1, listener);
    return this.request(command, body);
  }

  /** Ends the connection; whoever waits is told why. */
  close(reason = new Error('closed')) {
    if (this.#closed) return;
    this.#closed = true;
    this.#socket.destroy();
    for (const { reject, timer } of this.#waiting.values()) {
      clearTimeout(timer);
      reject(reason);
    }
    this.#waiting.clear();
  }

  #receive(piece) {
    try {
      for (const message of this.#reader.push(piece)) this.#take(message);
    } catch (error) {
      this.close(error);
    }
  }

  /** A header stands before each answer and each record of a stream; only it has a field `Seq`. */
  #take(message) {
    if (!(message instanceof Map)) throw new Error("Serf's agent sent no map");
    if (message.has('Seq') && message.has('Error')) {
      this.#header = message;
      const waiting = this.#waiting.get(message.get('Seq'));
      if (waiting === undefined) return;
      if (message.get('Error') !== '')
        this.#settle(message, 'reject', new Error(`Serf: ${message.get('Error')}`));
      else if (!waiting.withBody) this.#settle(message, 'resolve', undefined);
      return;
    }
    if (this.#header === undefined) throw new Error("Serf's agent sent no header");
    const sequence = this.#header.get('Seq');
    if (this.#waiting.has(sequence)) this.#settle(this.#header, 'resolve', message);
    else this.#streams.get(sequence)?.(message);
  }

  #settle(header, how, value) {
    const sequence = header.get('Seq');
    const waiting = this.#waiting.get(sequence);
    this.#waiting.delete(sequence);
    clearTimeout(waiting.timer);
    waiting[how](value);
  }
}
