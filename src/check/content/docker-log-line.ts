/** What kinds of program write into a container's log; every pattern stands at the beginning of a trimmed line. */
const s6 =
  /^(?:\[(?:s6-init|s6-finish|fix-attrs\.d|cont-init\.d|cont-init|cont-finish\.d|services\.d|init)\]|s6-[a-z]+: |\/package\/admin\/s6|run\.sh exited|cont-init: info)/;
const serf =
  /^(?:==> (?:Starting Serf|Serf agent|Log data will|Joining cluster|lookup |dial tcp|Gracefully|Caught signal|Failed|Error|Invalid|\d+ errors? occurred|Forcing)|Node name: |Bind addr: |Advertise addr: |RPC addr: |Encrypted: (?:true|false)|Snapshot: (?:true|false)|Profile: (?:lan|wan|local)\b|Message Compression Enabled:|Join completed\.|\* Failed to join |\S{0,60}serf agent\b|\d{4}\/\d\d\/\d\d \d\d:\d\d:\d\d \[(?:INFO|WARN|ERR|ERROR|DEBUG)\]|\[(?:INFO|WARN|ERR|DEBUG)\] (?:serf|agent|memberlist))/;
const haproxy =
  /^(?:\[(?:WARNING|NOTICE|ALERT|INFO)\]\s{1,4}(?:\d+\/\d+ )?\(?|Proxy [\w-]{1,40} started\.|Server [\w-]{1,40}\/[\w.-]{1,64} is (?:UP|DOWN)|backend \S{1,40} has no server available|<\d>haproxy-systemd-wrapper|haproxy-systemd-wrapper:|\d{1,3}(?:\.\d{1,3}){3}:\d+ \[\d\d\/\w{3}\/\d{4}:|rsyslogd:)/;
const node =
  /^(?:Application started|(?:HEAD|GET|POST) \/\S{0,200} (?:\d{3}|-) |npm (?:ERR|WARN|info|error|warn)|(?:Express |The )?(?:web application|app|server)\b.{0,60}\blisten|Listening on port|\d{4}-\d\d-\d\dT\S{1,20} \S{7,40} (?:GET|HEAD|POST) \/)/i;

/** Whose line this is: that of the supervisor, of the Serf agent, or of the application; `undefined` for any other. */
export type LogAuthor = 's6' | 'serf' | 'haproxy' | 'node';

/** Tells who wrote a line of a container's log. */
export function authorOf(line: string): LogAuthor | undefined {
  const text = withoutTime(line).slice(0, 600).trim();
  if (s6.test(text)) return 's6';
  if (serf.test(text) || text.includes(' serf: EventMember')) return 'serf';
  if (haproxy.test(text)) return 'haproxy';
  // `docker logs -t` puts a time before every line, and our own web application before its requests.
  return node.test(text) || node.test(line.slice(0, 600).trim()) ? 'node' : undefined;
}

/** A line without the time that `docker logs --timestamps` puts before it. */
export function withoutTime(line: string): string {
  return /^\d{4}-\d\d-\d\dT/.test(line)
    ? line.replace(/^\d{4}-\d\d-\d\dT[\d:.]{8,20}(?:Z|[+-]\d\d:\d\d) /, '')
    : line;
}

/** Whether a container's log begins at this line, and not only goes on. */
export function startsDockerLog(line: string): boolean {
  return withoutTime(line).trim().startsWith('[s6-init] making user provided');
}

/** Whether an agent is started on this line: its command, or its first words. */
export function startsAgent(line: string): boolean {
  return /^(?:\S{0,60}serf agent\b|==> Starting Serf agent\.\.\.)/.test(
    withoutTime(line).slice(0, 300).trim(),
  );
}

/** Name that an agent gives itself on this line. */
export function nodeNameOn(line: string): string | undefined {
  return line.length > 300 ? undefined : /\bNode name: ?['"]?([\w.-]{1,128})/.exec(line)?.[1];
}
