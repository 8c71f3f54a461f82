import { createRequire } from 'node:module';
import { join } from 'node:path';

/** The folder of the program that runs in the container as it is, without types: they are told here. */
export const programFolder = join(import.meta.dirname, '../../../images/ha/hitless/backends');

export interface Server {
  address: string;
  draining: boolean;
  maint: boolean;
  down: boolean;
}

export interface Agent {
  name: string;
  incarnation: number;
}

export interface Backend extends Agent {
  /** What the agent's name says; the incarnation is its place. */
  number: number;
  address: string;
  status: string;
  since: number;
  first: number;
}

export interface Evidence {
  server?: Server | undefined;
  held?: number | undefined;
  newest?: { incarnation: number; address: string; status: string } | undefined;
  serfKnows: boolean;
  takenOver: boolean;
  dns: 'listed' | 'delisted' | 'silent';
  leaving?: number | undefined;
  evicted?: number | undefined;
}

export interface Desired {
  state: 'serve' | 'drain' | 'keep' | 'absent';
  address?: string;
  incarnation?: number;
  evicts?: number;
}

export interface Difference {
  name: string;
  did: string;
  commands: string[];
  after?: Server;
}

export type Value = string | number | bigint | boolean | null | Value[] | Map<Value, Value>;
export type Message = Map<string, Value>;
export type Ask = (commands: string[], options?: { timeoutMs?: number }) => Promise<string[]>;
export type Later = (work: () => void, ms: number) => unknown;
type Now = () => number;
type Complain = (subject: string, text: string | undefined) => void;

export interface Member {
  agent: string;
  status: string;
  address: string | undefined;
  role: string | undefined;
  backend?: Agent & { status: string };
  refusal?: string;
}

export interface Rpc {
  request(command: string, body?: Map<string, Value>): Promise<Message | undefined>;
  stream(
    command: string,
    body: Map<string, Value>,
    listener: (record: Message) => void,
  ): Promise<Message | undefined>;
  close(reason?: Error): void;
}

export interface Roster {
  replace(told: Message[]): void;
  update(agents: string[], told: Message[]): void;
  names(): Iterable<string>;
  newest(name: string): Backend | undefined;
  aliveOf(name: string): number | undefined;
  find(agent: Agent): { incarnation: number; status: string } | undefined;
  isTakenOver(backend: Agent & { address: string; first: number }): boolean;
  isAliveAt(address: string): boolean;
}

export interface DnsWitness {
  look(): Promise<void>;
  sayOf(address: string, since?: number): 'listed' | 'delisted' | 'silent';
  readonly addresses: string[];
}

export interface Table {
  servers: Map<string, Server>;
  isKnown: boolean;
  look(): Promise<void>;
  carryOut(differences: Difference[]): Promise<(string | undefined)[]>;
  remove(name: string, waitMs?: number): Promise<boolean>;
  nodes(): { name: string; address: string }[];
}

export interface Configuration {
  isAccepted(template: string): boolean;
  isOf(template: string): boolean;
  accept(template: string): void;
  render(template: string, nodes: Node[]): string;
  write(nodes: Node[]): boolean;
}

export interface Node {
  name: string;
  address: string;
}

export type Compile = (text: string) => (data: { nodes: Node[]; port: string; parameters: string }) => string;

export interface World {
  settings: Record<
    'port' | 'nodes' | 'template' | 'configuration' | 'serfLog' | 'leaveMarks' | 'everListed',
    string
  >;
  ask: Ask;
  connect: (onClose: () => void, timeoutMs?: number) => Promise<Rpc>;
  resolve: () => Promise<string[]>;
  check: (text: string) => Promise<void>;
  reload: () => Promise<void>;
  compile: Compile;
  now: Now;
  later: Later;
  log: (text: string) => void;
}

interface Program {
  'configuration.js': {
    Configuration: new (parts: { path: string; compile: Compile; port: string }) => Configuration;
  };
  'controller.js': {
    Controller: new (parts: {
      table: Table;
      roster: Pick<Roster, 'names' | 'newest' | 'find' | 'aliveOf' | 'isTakenOver'>;
      marks: { get(name: string): number | undefined };
      dns: Pick<DnsWitness, 'sayOf'>;
      serf: { knows: boolean; lookedAt: number };
      port: string;
      now: Now;
      later: Later;
      log: (text: string) => void;
      complain: Complain;
      remove: (name: string) => void;
      onChange: () => void;
      write: () => void;
      onDrained: (name: string) => void;
    }) => { consider(names: string[]): void };
  };
  'desired-state.js': { judge: (evidence: Evidence) => Desired };
  'difference.js': {
    difference: (about: {
      name: string;
      server?: Server | undefined;
      desired: Desired;
      fresh: boolean;
      unproven: boolean;
      port: string;
    }) => Difference | undefined;
  };
  'dns-witness.js': {
    DnsWitness: new (parts: {
      resolve: () => Promise<string[]>;
      now: Now;
      path: string;
      complain: Complain;
    }) => DnsWitness;
  };
  'evictions.js': {
    Evictions: new (parts: { now: Now; dns: Pick<DnsWitness, 'sayOf'> }) => {
      add(name: string, incarnation: number): void;
      get(name: string, newest: Backend | undefined, serfKnows: boolean): number | undefined;
      wasEvicted(name: string, incarnation: number): boolean;
    };
  };
  'haproxy-cli.js': {
    ask: (socket: string, commands: string[], options?: { timeoutMs?: number }) => Promise<string[]>;
    complaintIn: (answer: string) => string | undefined;
  };
  'haproxy-table.js': { HaproxyTable: new (ask: Ask) => Table };
  'leave-marks.js': {
    LeaveMarks: new (parts: { path: string; now: Now }) => {
      get(name: string, newest?: Pick<Backend, 'number' | 'first'>): number | undefined;
      add(agent: Agent, place?: number): void;
    };
  };
  'log.js': { complaints: (write: (text: string) => void) => Complain };
  'member.js': {
    parseAgentName: (agent: unknown) => Agent | undefined;
    readMember: (told: Message) => Member;
    quoted: (text: unknown) => string;
  };
  'msgpack.js': {
    encode: (value: Value) => Buffer;
    MessageReader: new (options?: { limit?: number }) => { push(piece: Buffer): Value[] };
  };
  'node-files.js': {
    NodeFiles: new (folder: string) => { write(nodes: Node[]): void; look(): void };
  };
  'program.js': { startProgram: (world: World) => () => Promise<void> };
  'reload.js': {
    checkConfiguration: (path: string, text: string) => Promise<void>;
    reload: (settings: Record<'adminSocket' | 'masterSocket' | 'serverState', string>) => Promise<void>;
  };
  'removals.js': {
    Removals: new (parts: { table: Pick<Table, 'remove'>; log: (text: string) => void; now: Now }) => {
      add(name: string): void;
    };
  };
  'roster.js': {
    Roster: new (parts: {
      now: Now;
      onChange?: (member: Member) => void;
      onRefusal?: (text: string) => void;
    }) => Roster;
  };
  'seeds.js': {
    Seeds: new (parts: {
      roster: Pick<Roster, 'isAliveAt'>;
      serf: { knows: boolean };
      now: Now;
      join: (addresses: string[]) => Promise<void>;
    }) => { forget(): void; look(addresses: string[]): Promise<void> };
  };
  'serf-link.js': {
    SerfLink: new (parts: {
      connect: (onClose: () => void) => Promise<Rpc>;
      roster: Pick<Roster, 'replace' | 'update'>;
      onConnect: () => void;
      onNews: () => void;
      onLeave: (agent: Agent) => Promise<void>;
      complain: Complain;
      now: Now;
      later: Later;
    }) => { start(): Promise<never>; knows: boolean };
  };
  'serf-rpc.js': {
    connectSerf: (options: {
      host: string;
      port: number;
      timeoutMs?: number;
      onClose?: () => void;
    }) => Promise<Rpc>;
  };
  'server-parameters.js': { SERVER_PARAMETERS: string };
  'servers-state.js': { parseServersState: (text: string) => Map<string, Server> };
  'settings.js': {
    settingsFrom: (environment: Record<string, string>) => {
      serf: { host: string; port: number };
      alias: string;
      port: string;
    };
  };
  'template-watch.js': {
    TemplateWatch: new (parts: {
      path: string;
      configuration: Configuration;
      table: { nodes(): Node[] };
      check: (text: string) => Promise<void>;
      reload: (render: () => string) => Promise<void>;
      complain: Complain;
      log: (text: string) => void;
      now: Now;
    }) => { look(): Promise<void> };
  };
  'whole-file.js': { writeWhole: (path: string, text: string) => void };
}

const require = createRequire(import.meta.url);

/** A module of the program. */
export function part<K extends keyof Program>(file: K): Program[K] {
  return require(join(programFolder, file)) as Program[K];
}
