import type { DockerPs } from '../content/recognised-text.js';
import type { ContainerRoles } from './container-roles.js';
import { ofKind, type FoundCapture } from './found-capture.js';
import { saysLate } from './late.js';
import { sortedBy, without, type Proof, type Proofs } from './proof.js';

type Table = FoundCapture<DockerPs>;

/** Judges the table with ha and both web applications running. */
export function judgeWholeTable(foundCaptures: readonly FoundCapture[], roles: ContainerRoles): Proofs {
  const tables = ofKind(foundCaptures, 'docker-ps');
  const whole = tables.filter((table) => count(table, roles).ha && count(table, roles).webapps >= 2);
  const rest = without(tables, whole).filter((table) => !table.pasted && !saysLate(table));
  return {
    shows: sortedBy(
      whole,
      byFile,
      (table) => saysLate(table),
      (table) => Math.abs(count(table, roles).webapps - 2),
    ).map((table) => proof(table, roles)),
    wrong: rest.map((table) => proof(table, roles)),
  };
}

/** Judges the table with ha and exactly one running web application. */
export function judgeTableAfterStop(foundCaptures: readonly FoundCapture[], roles: ContainerRoles): Proofs {
  const tables = ofKind(foundCaptures, 'docker-ps');
  const shows = tables.filter((table) => count(table, roles).ha && count(table, roles).webapps === 1);
  const rest = without(tables, shows).filter((table) => !table.pasted && table.label.stop);
  return {
    shows: sortedBy(
      shows,
      byFile,
      (table) => !saysLate(table),
      (table) => -table.order,
    ).map((table) => proof(table, roles)),
    wrong: rest.map((table) => proof(table, roles)),
  };
}

/** Judges whether three or more web applications ran at once. */
export function judgeLargeTable(foundCaptures: readonly FoundCapture[], roles: ContainerRoles): Proofs {
  const tables = sortedBy(ofKind(foundCaptures, 'docker-ps'), byFile);
  const shows = tables.filter((table) => count(table, roles).webapps >= 3);
  const rest = without(tables, shows).filter((table) => !table.pasted);
  return {
    shows: shows.map((table) => proof(table, roles)),
    wrong: rest.map((table) => proof(table, roles)),
  };
}

function count(
  { capture }: Table,
  roles: ContainerRoles,
): { readonly ha: boolean; readonly webapps: number } {
  // The same container may be listed twice, where a table was pasted twice without its header.
  const running = new Map(
    capture.rows.filter((row) => row.running).map((row) => [row.id.slice(0, 12), roles.ofRow(row)]),
  );
  const who = [...running.values()];
  return {
    ha: who.includes('ha'),
    webapps: who.filter((role) => role !== undefined && role !== 'ha').length,
  };
}

function byFile(table: Table): boolean {
  return table.pasted;
}

function proof(table: Table, roles: ContainerRoles): Proof {
  const { ha, webapps } = count(table, roles);
  return { path: table.path, saw: { code: 'running', balancer: ha, backends: webapps } };
}
