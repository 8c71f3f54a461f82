import type { NodesListing } from '../content/recognised-text.js';
import type { ContainerRoles } from './container-roles.js';
import { ofKind, type FoundCapture } from './found-capture.js';
import { saysLate } from './late.js';
import { sortedBy, type Proof, type Proofs } from './proof.js';

type Listing = FoundCapture<NodesListing>;

/** Judges the list of `/nodes` with both web applications. */
export function judgeNodeListing(foundCaptures: readonly FoundCapture[], roles: ContainerRoles): Proofs {
  const listings = ofKind(foundCaptures, 'nodes-listing');
  const shows = listings.filter((listing) => backends(listing, roles).length >= 2);
  const rest = listings.filter(
    (listing) => !shows.includes(listing) && !listing.pasted && !saysLate(listing),
  );
  return {
    shows: sortedBy(shows, (listing) => listing.pasted, saysLate).map((listing) => proof(listing, roles)),
    wrong: rest.map((listing) => proof(listing, roles)),
  };
}

/** Judges the list of `/nodes` after the stop: one web application is left. */
export function judgeNodeListingAfterStop(
  foundCaptures: readonly FoundCapture[],
  roles: ContainerRoles,
): Proofs {
  const listings = ofKind(foundCaptures, 'nodes-listing');
  const full = listings.filter((listing) => backends(listing, roles).length >= 2);
  const ones = listings.filter((listing) => backends(listing, roles).length === 1);
  const shows = ones.filter(
    (listing) => saysLate(listing) || !(isBeforeSecond(listing, full) || isFileOf(listing, full)),
  );
  const rest = listings.filter(
    (listing) => !shows.includes(listing) && !listing.pasted && listing.label.stop,
  );
  return {
    shows: sortedBy(
      shows,
      (listing) => listing.pasted,
      (listing) => !saysLate(listing),
      (listing) => -listing.order,
    ).map((listing) => proof(listing, roles)),
    wrong: rest.map((listing) => proof(listing, roles)),
  };
}

/** A listing with one node that was taken before the second one joined, as its name or its place in a series tells. */
function isBeforeSecond(listing: Listing, full: readonly Listing[]): boolean {
  if (listing.label.joined === 's1' && !listing.pasted) return true;
  const series = (one: Listing): string => one.path.replace(/\d+/g, '#');
  const sameSeries = full.filter((other) => series(other) === series(listing));
  return sameSeries.length > 0 && sameSeries.every((other) => other.order > listing.order);
}

/** What a file of the folder holds, shown in the report after the folder. */
function isFileOf({ capture, path, pasted, order }: Listing, full: readonly Listing[]): boolean {
  if (!pasted || !capture.contents) return false;
  return full.some((other) => other.path === path && other.order < order && !other.capture.contents);
}

/** Some balancers list themselves, too. */
function backends({ capture }: Listing, roles: ContainerRoles): string[] {
  return [...new Set(capture.hosts)].filter((host) => roles.byName(host) !== 'ha');
}

function proof(listing: Listing, roles: ContainerRoles): Proof {
  return { path: listing.path, saw: { code: 'nodes', hosts: backends(listing, roles).slice(0, 4) } };
}
