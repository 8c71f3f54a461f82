import type { Connection } from './connection.js';

/** Connections of one kind and the pace that they keep together: a request is for whichever has waited longest. */
export class Lane {
  readonly kept: boolean;
  /** Requests that were due while nobody was free, beyond one for each connection. */
  skipped = 0;
  private readonly idle: Connection[];
  private readonly mostLate: number;

  /** An interval of 0 is as fast as answers come. */
  constructor(
    connections: readonly Connection[],
    private readonly intervalMs: number,
    public nextAt: number,
    private readonly send: (connection: Connection) => void,
  ) {
    this.kept = connections[0]?.kept ?? false;
    this.idle = [...connections];
    this.mostLate = connections.length;
  }

  /** Sends what is due. */
  pump(at: number): void {
    while (this.nextAt <= at) {
      const connection = this.idle.shift();
      if (!connection) break;
      this.send(connection);
      this.nextAt += this.intervalMs;
    }
    if (this.idle.length > 0 || this.intervalMs === 0) return;
    // What is late is sent when somebody is free, but only so much of it: no storm after a standstill.
    const late = Math.floor((at - this.nextAt) / this.intervalMs) - this.mostLate;
    if (late <= 0) return;
    this.skipped += late;
    this.nextAt += late * this.intervalMs;
  }

  giveBack(connection: Connection, at: number): void {
    this.idle.push(connection);
    this.pump(at);
  }
}
