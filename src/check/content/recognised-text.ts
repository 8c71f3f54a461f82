/** A stretch of a text that a program printed, recognised by what it says. Lines are counted from 1, both inclusive. */
export type RecognisedText =
  | DockerPs
  | DockerInspect
  | DockerLog
  | SerfLog
  | HaproxyConfig
  | TemplateLine
  | NodesListing
  /** Text in which none of the others was recognised; `complaint` when it is a program's refusal. */
  | (Stretch & { readonly kind: 'other'; readonly text: string; readonly complaint: string | undefined });

export interface Stretch {
  readonly firstLine: number;
  readonly lastLine: number;
}

export interface DockerPs extends Stretch {
  readonly kind: 'docker-ps';
  readonly header: boolean;
  readonly rows: readonly DockerPsRow[];
}

export interface DockerPsRow {
  /** As printed: 12 hexadecimal digits, or all 64; empty where the table has none, as that of docker-compose. */
  readonly id: string;
  readonly image: string;
  /** Empty when the row does not tell. */
  readonly status: string;
  /** False for `Exited`, `Created`, `Dead`; true otherwise. */
  readonly running: boolean;
  readonly ports: string;
  /** Empty when the row was cut before it. */
  readonly name: string;
}

export interface DockerInspect extends Stretch {
  readonly kind: 'docker-inspect';
  /** Whether this stretch parses as JSON. */
  readonly valid: boolean;
  /** Whether it goes to its end. */
  readonly whole: boolean;
  /** Of a container; an inspected image or network is recognised as `other`. */
  readonly id: string | undefined;
  /** Without the leading slash. */
  readonly name: string | undefined;
  readonly hostname: string | undefined;
  readonly image: string | undefined;
  readonly running: boolean | undefined;
  /** Value of the environment variable ROLE. */
  readonly role: string | undefined;
  /** IPv4 addresses in its networks. */
  readonly addresses: readonly string[];
}

export interface DockerLog extends Stretch {
  readonly kind: 'docker-log';
  /** Lines of s6's `/init`. */
  readonly supervised: boolean;
  /** Whether a Serf agent was started. */
  readonly serf: boolean;
  /** Name that the agent gives itself. */
  readonly node: string | undefined;
  /** Own address that the agent tells. */
  readonly address: string | undefined;
  /** Value of the tag `role`, as far as the log shows it. */
  readonly role: 'balancer' | 'backend' | undefined;
  /** EventMemberJoin of others than the node itself. */
  readonly joins: readonly MemberOfLog[];
  /** EventMemberLeave and EventMemberFailed. */
  readonly leaves: readonly MemberOfLog[];
  /** Lines in which a handler ended with status 127. */
  readonly handlerNotFound: number;
  /** Lines that tell of a seed that could not be resolved or reached. */
  readonly failedJoins: number;
  /** What the application in the container is, as its own lines tell. */
  readonly application: 'haproxy' | 'node' | undefined;
  /** Container names that docker-compose put before the lines. */
  readonly prefixes: readonly string[];
}

export interface MemberOfLog {
  readonly name: string;
  readonly address: string | undefined;
}

export interface SerfLog extends Stretch {
  readonly kind: 'serf-log';
  readonly events: readonly SerfEvent[];
}

export interface SerfEvent {
  readonly type: 'join' | 'leave' | 'failed' | 'other';
  readonly member: string | undefined;
  readonly address: string | undefined;
  readonly role: string | undefined;
}

export interface HaproxyConfig extends Stretch {
  readonly kind: 'haproxy-config';
  /** Uncommented lines `server …` of its backends. */
  readonly servers: readonly ConfiguredServer[];
  /** Whether `{{ … }}` is left in it. */
  readonly handlebars: boolean;
  /** Whether `backend nodes`, or another backend with web applications, is in it. */
  readonly backend: boolean;
}

export interface ConfiguredServer {
  readonly name: string;
  /** As written, may be a placeholder. */
  readonly address: string;
  /** Valid IPv4 address and port 3000. False: a placeholder or something unreadable. */
  readonly live: boolean;
}

export interface TemplateLine extends Stretch {
  readonly kind: 'template-line';
  readonly host: string;
  readonly address: string;
  /** Whether the shell command that should have written it was written with it. */
  readonly literalEcho: boolean;
}

export interface NodesListing extends Stretch {
  readonly kind: 'nodes-listing';
  /** Names of the files, or hosts that are told. */
  readonly hosts: readonly string[];
  /** Whether each host is told with its address, as its file holds it. */
  readonly contents: boolean;
}
