import type { DockerPs } from '../content/capture.js';
import type { Cast } from './cast.js';
import { ofKind, type Exhibit } from './exhibit.js';
import { saysLate } from './late.js';
import { sortedBy, type Proof, type Proofs } from './proof.js';

type Table = Exhibit<DockerPs>;

/** Judges the table with ha and both web applications running. */
export function judgeWholeTable(exhibits: readonly Exhibit[], cast: Cast): Proofs {
  const tables = ofKind(exhibits, 'docker-ps');
  const whole = tables.filter((table) => count(table, cast).ha && count(table, cast).webapps >= 2);
  const rest = tables.filter((table) => !whole.includes(table) && !table.pasted && !saysLate(table));
  return {
    shows: sortedBy(
      whole,
      byFile,
      (table) => saysLate(table),
      (table) => Math.abs(count(table, cast).webapps - 2),
    ).map((table) => proof(table, cast)),
    wrong: rest.map((table) => proof(table, cast)),
  };
}

/** Judges the table with ha and exactly one running web application. */
export function judgeTableAfterStop(exhibits: readonly Exhibit[], cast: Cast): Proofs {
  const tables = ofKind(exhibits, 'docker-ps');
  const shows = tables.filter((table) => count(table, cast).ha && count(table, cast).webapps === 1);
  const rest = tables.filter((table) => !shows.includes(table) && !table.pasted && table.label.stop);
  return {
    shows: sortedBy(
      shows,
      byFile,
      (table) => !saysLate(table),
      (table) => -table.order,
    ).map((table) => proof(table, cast)),
    wrong: rest.map((table) => proof(table, cast)),
  };
}

/** Judges whether three or more web applications ran at once. */
export function judgeLargeTable(exhibits: readonly Exhibit[], cast: Cast): Proofs {
  const tables = sortedBy(ofKind(exhibits, 'docker-ps'), byFile);
  const shows = tables.filter((table) => count(table, cast).webapps >= 3);
  const rest = tables.filter((table) => !shows.includes(table) && !table.pasted);
  return { shows: shows.map((table) => proof(table, cast)), wrong: rest.map((table) => proof(table, cast)) };
}

function count({ capture }: Table, cast: Cast): { readonly ha: boolean; readonly webapps: number } {
  // The same container may be listed twice, where a table was pasted twice without its header.
  const running = new Map(
    capture.rows.filter((row) => row.running).map((row) => [row.id.slice(0, 12), cast.ofRow(row)]),
  );
  const roles = [...running.values()];
  return {
    ha: roles.includes('ha'),
    webapps: roles.filter((role) => role !== undefined && role !== 'ha').length,
  };
}

function byFile(table: Table): boolean {
  return table.pasted;
}

function proof(table: Table, cast: Cast): Proof {
  const { ha, webapps } = count(table, cast);
  return { path: table.path, saw: { code: 'running', balancer: ha, backends: webapps } };
}
