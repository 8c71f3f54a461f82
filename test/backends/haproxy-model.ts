import type { Server } from './program.js';

interface Entry extends Server {
  /** A server that was added takes part in the balancing only with all three commands. */
  checked: boolean;
  connections: number;
}

/** HAProxy's runtime API as far as the program uses it, with HAProxy's own rules and words. */
export class HaproxyModel {
  readonly servers = new Map<string, Entry>();
  /** Every command ever received, in order. */
  readonly commands: string[] = [];
  /** How many more commands are carried out before HAProxy hangs up on us; undefined: no end. */
  patience: number | undefined;
  isAway = false;

  /** As `ask` of the program, without a socket. */
  readonly ask = async (commands: string[]): Promise<string[]> => {
    await Promise.resolve();
    if (this.isAway) throw new Error('connect ECONNREFUSED');
    return commands.map((command) => {
      if (this.patience !== undefined && (this.patience -= 1) < 0) throw new Error('read ECONNRESET');
      return this.answer(command);
    });
  };

  /** One command's answer without the empty line that ends it. */
  answer(command: string): string {
    this.commands.push(command);
    const [verb, object, path, ...rest] = command.split(' ');
    const name = path?.replace(/^nodes\//, '') ?? '';
    switch (`${verb} ${object}`) {
      case 'show servers':
        return this.state();
      case 'show stat':
        return [...this.servers]
          .map(([name, { connections }]) => `nodes,${name},0,0,${connections},1\n`)
          .join('');
      case 'show info':
        return 'Name: HAProxy\nPid: 42\n';
      case 'add server':
        return this.add(name, rest);
      case 'enable health':
        return this.change(name, (entry) => (entry.checked = true));
      case 'enable server':
        return this.change(name, (entry) => (entry.maint = false));
      case 'set server':
        return this.set(name, rest);
      case 'del server':
        return this.remove(name);
      default:
        return verb === 'wait' ? this.wait(command) : `Unknown command: '${command}'\n`;
    }
  }

  /** What the program is to agree with: by name, the address of each server that may get requests. */
  serving(): Record<string, string> {
    const serving = [...this.servers].filter(([, { draining, maint }]) => !draining && !maint);
    return Object.fromEntries(serving.map(([name, { address }]) => [name, address]));
  }

  /** As `show servers state` has it. */
  state(): string {
    const lines = [...this.servers].map(([name, { address, draining, maint, down }], i) => {
      const operational = down || maint ? 0 : 2;
      const admin = (maint ? 1 : 0) | (draining ? 8 : 0);
      return `3 nodes ${i + 1} ${name} ${address} ${operational} ${admin} 1 1 1 1 0 1 6 0 0 0 - 3000 - 0 0 - - 0`;
    });
    const heading =
      '# be_id be_name srv_id srv_name srv_addr srv_op_state srv_admin_state srv_uweight srv_iweight';
    return ['1', heading, ...lines, ''].join('\n');
  }

  private add(name: string, [target = '']: string[]): string {
    if (this.servers.has(name)) return 'Already exists a server with the same name in backend.\n';
    const [address = ''] = target.split(':');
    this.servers.set(name, {
      address,
      draining: false,
      maint: true,
      down: false,
      checked: false,
      connections: 0,
    });
    return 'New server registered.\n';
  }

  private set(name: string, [what, value = '']: string[]): string {
    return this.change(name, (entry) => {
      if (what === 'addr') {
        const text = `IP changed from '${entry.address}' to '${value}' by 'stats socket command'\n`;
        entry.address = value;
        return text;
      }
      if (what === 'health') entry.down = value === 'down';
      else if (what === 'state') {
        entry.draining = value === 'drain';
        entry.maint = value === 'maint';
      } else return `'set server <srv>' does not know '${what ?? ''}'\n`;
      return '';
    });
  }

  private wait(command: string): string {
    const entry = this.servers.get(command.split('nodes/')[1] ?? '');
    return entry?.maint && entry.connections === 0 ? 'Done.\n' : 'Failed.\n';
  }

  private remove(name: string): string {
    const entry = this.servers.get(name);
    if (entry === undefined) return 'No such server.\n';
    if (!entry.maint) return 'Only servers in maintenance mode can be deleted.\n';
    if (entry.connections > 0) return 'Server still has connections attached to it, cannot remove it.\n';
    this.servers.delete(name);
    return 'Server deleted.\n';
  }

  private change(name: string, work: (entry: Entry) => unknown): string {
    const entry = this.servers.get(name);
    if (entry === undefined) return 'No such server.\n';
    const answer = work(entry);
    return typeof answer === 'string' ? answer : '';
  }
}
