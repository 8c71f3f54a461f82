import type { Timeline } from './recording.js';

type Members = Omit<Timeline['members'][number], 'atMs'>;

/** Only whole lines of the agent: what a client or a member can put into the log does not stand at a line's beginning. */
const eventLine =
  /^ *\d{4}\/\d\d\/\d\d \d\d:\d\d:\d\d \[INFO\] serf: EventMember(Join|Leave|Failed|Reap): (\S+)/;

/** Reads an agent's log as it comes, and knows from it what the agent knows of the members. */
export class MemberLog {
  private rest = '';
  private readonly statusOf = new Map<string, keyof Members>();

  constructor(private readonly onChange: (members: Members) => void) {}

  read(chunk: Buffer): void {
    const lines = (this.rest + chunk.toString('utf8')).split('\n');
    this.rest = lines.pop() ?? '';
    for (const line of lines) {
      const [, event, name] = eventLine.exec(line) ?? [];
      if (event === undefined || name === undefined) continue;
      if (event === 'Reap') this.statusOf.delete(name);
      else this.statusOf.set(name, event === 'Join' ? 'alive' : event === 'Leave' ? 'left' : 'failed');
      this.onChange({
        alive: this.having('alive'),
        left: this.having('left'),
        failed: this.having('failed'),
      });
    }
  }

  private having(status: keyof Members): string[] {
    const names = [...this.statusOf].filter(([, its]) => its === status).map(([name]) => name);
    return names.sort((left, right) => left.localeCompare(right, 'en', { numeric: true }));
  }
}
