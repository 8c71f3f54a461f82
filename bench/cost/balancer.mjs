import { readFile, readdir, stat } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';

/** What can be seen of a balancer from inside its container: its table, its list of nodes, its configuration file. */
export class Balancer {
  /** @param {{ admin: string, nodes: string, config: string }} places */
  constructor(places) {
    this.places = places;
  }

  /** What HAProxy answers to one line of commands; nothing while nobody listens, which is so for moments at a reload. */
  ask(commands, path = this.places.admin) {
    return new Promise((resolve) => {
      let answer = '';
      const socket = connect(path, () => socket.end(`${commands}\n`));
      socket.setEncoding('utf8').on('data', (chunk) => (answer += chunk));
      socket.on('error', () => undefined).on('close', () => resolve(answer));
    });
  }

  /** Whether the table sends requests to a server. Asks for one row: the whole table would cost HAProxy milliseconds. */
  async hasServer(name, id) {
    const answer = await this.ask(`show stat nodes 4 ${id}`);
    const [header = '', row = ''] = answer.split('\n');
    if (!header.startsWith('# pxname')) return undefined;
    const fields = row.split(',');
    return fields[1] === name && !fields[header.split(',').indexOf('status')]?.startsWith('MAINT');
  }

  /** The servers that get requests, as `NAME ADDRESS`, in order. */
  async table() {
    const answer = await this.ask('show servers state nodes');
    const rows = answer.split('\n').filter((line) => /^\d+ nodes /.test(line));
    return rows
      .map((row) => row.split(' '))
      .filter((fields) => fields[6] === '0')
      .map((fields) => `${fields[3]} ${fields[4]}`)
      .sort();
  }

  /** The lines of the files in the list of nodes, in order. */
  async nodes() {
    const names = await readdir(this.places.nodes);
    const lines = names
      .filter((name) => !name.startsWith('.'))
      .map((name) => readFile(join(this.places.nodes, name), 'utf8').catch(() => ''));
    return (await Promise.all(lines)).map((line) => line.trimEnd()).sort();
  }

  /** The servers of the configuration file, as `NAME ADDRESS`, in order. */
  async configured() {
    const text = await readFile(this.places.config, 'utf8');
    return Array.from(
      text.matchAll(/^\s+server (\S+) ([\d.]+):\d+/gm),
      ([, name, address]) => `${name} ${address}`,
    ).sort();
  }

  /** Whether the configuration file has a server. */
  async configures(name, address) {
    return (await this.configured()).includes(`${name} ${address}`);
  }

  /** Which file the configuration is: each new one is another. */
  async configurationId() {
    const { ino, mtimeMs, size } = await stat(this.places.config);
    return `${ino} ${mtimeMs} ${size}`;
  }
}

/** nginx has no table that could be asked: its page tells how many servers the answering worker has. */
export class Nginx extends Balancer {
  async table() {
    const page = await globalThis.fetch(this.places.stats, { headers: { connection: 'close' } });
    return Array(Number(await page.text()));
  }

  async hasServer(_name, id) {
    return (await this.table()).length >= id;
  }

  async configured() {
    const text = await readFile(this.places.config, 'utf8');
    return Array.from(text.matchAll(/^\s+server ([\d.]+):\d+[ ;]/gm), ([, address]) => address);
  }

  async configures(_name, _address, id) {
    return (await this.configured()).length >= id;
  }
}
