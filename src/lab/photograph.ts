import type { Browser } from '../browser/browser.js';
import { photographTable, type TableRow } from '../browser/photograph-table.js';
import { pngSize } from '../browser/png.js';
import { shrinkPng } from '../browser/shrink-png.js';
import { Failed } from '../failure.js';
import { until } from '../until.js';
import { asNodes, describeServers, haproxyServers, showsExactly, type ServerRow } from './haproxy.js';
import type { Lab } from './lab.js';

export interface PhotographOptions {
  /** Name of the picture, for failures. */
  readonly file: string;
  readonly step: string;
  /** Whose page. */
  readonly on: string;
  /** What HAProxy has to show; `undefined` where nothing is said. */
  readonly servers: ExpectedServers | undefined;
  readonly withinMs: number;
  readonly signal: AbortSignal;
}

export interface ExpectedServers {
  readonly up: readonly string[];
  readonly down: readonly string[];
}

/** A picture of HAProxy's stats page, and what stands beside it so that it can be checked without looking. */
export interface Photograph {
  readonly png: Buffer;
  /** Pixels. */
  readonly width: number;
  readonly height: number;
  readonly sidecar: {
    readonly url: string;
    readonly step: string;
    readonly time: string;
    readonly expected: ExpectedServers | null;
    /** What HAProxy's admin socket said at that moment. */
    readonly servers: readonly ServerRow[];
  };
}

/** Width of every picture in points, two pixels each: the whole table, with columns for millions of bytes. */
export const pictureWidth = 1280;

const retryIntervalMs = 50;

/** What is shown only where the mouse is has no place in a picture, but would take some. */
const pictureStyle = '.tips { display: none !important }';

const look = { width: pictureWidth, style: pictureStyle } as const;

/**
 * Photographs HAProxy's stats page at a moment at which the admin socket says the same before and after, the page says so,
 * too, and it is what the step expects. After a reload an old process may answer for an instant: then once more.
 *
 * @throws Failed `capture-failed` when there was no such moment in time
 */
export async function photograph(
  lab: Lab,
  browser: Browser,
  { file, step, on, servers, withinMs, signal }: PhotographOptions,
): Promise<Photograph> {
  const { host, port } = await lab.hostAddress(on, 'stats');
  const url = `http://${host}:${port}/`;
  const anchors = `${lab.description.roles.balancer.table.backend}/`;
  const { picture, sidecar } = await photographTable(browser, { ...look, anchors }, async (shoot) => {
    let seen = '';
    const showsIt = async (): Promise<(Pick<Photograph, 'sidecar'> & { picture: Buffer }) | undefined> => {
      const before = await haproxyServers(lab, on);
      const taken = fits(before && asNodes(lab, before), servers) ? await shoot(url) : undefined;
      const after = taken && (await haproxyServers(lab, on));
      const time = new Date().toISOString();
      seen = taken?.problem ?? describeServers(after ?? before, lab.hosts);
      if (!taken?.picture || !after || !same(before, after) || !pageShows(taken.rows, after))
        return undefined;
      return {
        picture: taken.picture,
        sidecar: { url, step, time, expected: servers ?? null, servers: after },
      };
    };
    const found = await until(showsIt, { everyMs: retryIntervalMs, withinMs, signal });
    if (found) return found;
    const wanted = servers
      ? `${list(servers.up)} UP, ${list(servers.down)} DOWN`
      : 'the same before and after';
    throw new Failed({
      reason: 'capture-failed',
      file,
      detail: `in ${withinMs / 1000} s ${url} did not show ${wanted}; last seen: ${seen}`,
    });
  });
  const png = await shrinkPng(browser, picture);
  return { png, ...pngSize(png), sidecar };
}

function fits(rows: readonly ServerRow[] | undefined, expected: ExpectedServers | undefined): boolean {
  return rows !== undefined && (expected === undefined || showsExactly(rows, expected));
}

function same(before: readonly ServerRow[] | undefined, after: readonly ServerRow[]): boolean {
  const state = (rows: readonly ServerRow[]): string =>
    JSON.stringify(rows.map(({ name, address, status, check }) => [name, address, status, check]));
  return before !== undefined && state(before) === state(after);
}

const looks: Readonly<Record<string, string>> = { UP: 'active_up', DOWN: 'active_down' };

function pageShows(shown: readonly TableRow[], rows: readonly ServerRow[]): boolean {
  const servers = shown.filter(({ name }) => name !== 'Frontend' && name !== 'Backend');
  return (
    servers.length === rows.length &&
    rows.every(({ name, status, check }, index) => {
      const row = servers[index];
      const wanted = looks[status];
      return row?.name === name && (wanted === undefined || row.look === wanted) && row.text.includes(check);
    })
  );
}

function list(nodes: readonly string[]): string {
  return nodes.join(', ') || 'none';
}
