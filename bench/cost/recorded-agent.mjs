import { Buffer } from 'node:buffer';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { createRequire } from 'node:module';

// The codec of the balancer's own program, which is copied to beside this file.
const { encode, MessageReader } = createRequire(import.meta.url)('./msgpack.js');

/**
 * Answers Serf's RPC like an agent that has certain members: `{ name, address, status, tags }`. With it a table can have
 * more backends than a machine can run, and changes come at moments that are known exactly.
 */
export class RecordedAgent {
  #members = new Map();
  /** Who listens to the log, as `{ socket, sequence }`. */
  #monitors = new Set();
  /** Addresses that the agent was asked to join. */
  asked = new Set();

  /** Resolves when it answers. */
  static async listen({ host = '127.0.0.1', port = 7373 } = {}) {
    const agent = new RecordedAgent();
    const server = createServer((socket) => agent.#serve(socket)).listen(port, host);
    await once(server, 'listening');
    return agent;
  }

  get members() {
    return [...this.#members.values()];
  }

  /** Takes these members for all that there are, and tells nobody. */
  replace(members) {
    this.#members = new Map(members.map((member) => [member.name, member]));
  }

  /**
   * Something happens to a member, and everybody who listens to the log hears of it.
   *
   * @param {'join' | 'leave' | 'failed'} kind
   */
  tell(kind, member) {
    this.#members.set(member.name, { ...member, status: statuses[kind] });
    const log = `2026/01/01 00:00:00 [INFO] serf: ${events[kind]}: ${member.name} ${member.address}`;
    for (const { socket, sequence } of this.#monitors) send(socket, sequence, new Map([['Log', log]]));
  }

  #serve(socket) {
    const reader = new MessageReader();
    let header;
    socket.setNoDelay(true).on('error', () => socket.destroy());
    socket.on('close', () => {
      for (const monitor of this.#monitors) if (monitor.socket === socket) this.#monitors.delete(monitor);
    });
    socket.on('data', (piece) => {
      for (const message of reader.push(piece)) {
        if (header === undefined && !bare.has(message.get('Command'))) {
          header = message;
          continue;
        }
        this.#answer(socket, header ?? message, message);
        header = undefined;
      }
    });
  }

  #answer(socket, header, body) {
    const sequence = header.get('Seq');
    switch (header.get('Command')) {
      case 'members':
        return send(socket, sequence, new Map([['Members', this.members.map(told)]]));
      case 'members-filtered':
        return send(socket, sequence, new Map([['Members', this.#filtered(body).map(told)]]));
      case 'join':
        for (const address of body.get('Existing')) this.asked.add(address);
        return send(socket, sequence, new Map([['Num', 0]]));
      case 'monitor':
        this.#monitors.add({ socket, sequence });
        return send(socket, sequence);
      default:
        return send(socket, sequence);
    }
  }

  /** As Serf does it: each filter is a regular expression for the whole value. */
  #filtered(filter) {
    const isMatch = (pattern) => {
      const whole = new RegExp(`^(?:${pattern})$`);
      return (text) => !pattern || whole.test(text ?? '');
    };
    const [status, name] = [isMatch(filter.get('Status')), isMatch(filter.get('Name'))];
    const tags = [...(filter.get('Tags') ?? [])].map(([tag, pattern]) => [tag, isMatch(pattern)]);
    return this.members.filter(
      (member) =>
        name(member.name) && status(member.status) && tags.every(([tag, fits]) => fits(member.tags[tag])),
    );
  }
}

const statuses = { join: 'alive', leave: 'left', failed: 'failed' };
const events = { join: 'EventMemberJoin', leave: 'EventMemberLeave', failed: 'EventMemberFailed' };
/** Commands that nothing follows. */
const bare = new Set(['members', 'stats', 'leave', 'get-coordinate']);

function told({ name, address, status, tags }) {
  return new Map([
    ['Name', name],
    ['Addr', String.fromCharCode(...address.split('.').map(Number))],
    ['Port', 7946],
    ['Tags', new Map(Object.entries(tags))],
    ['Status', status],
    ['ProtocolMin', 1],
    ['ProtocolMax', 5],
    ['ProtocolCur', 2],
    ['DelegateMin', 2],
    ['DelegateMax', 5],
    ['DelegateCur', 5],
  ]);
}

/** A header stands before each answer and each record of a stream. */
function send(socket, sequence, body) {
  const header = new Map([
    ['Seq', sequence],
    ['Error', ''],
  ]);
  socket.write(Buffer.concat(body === undefined ? [encode(header)] : [encode(header), encode(body)]));
}
