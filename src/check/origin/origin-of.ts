import type { Delivery } from '../delivery.js';
import { ownAddress } from '../written/judge-repository.js';
import { repositoryOf } from '../written/own-repository.js';
import { membersOf } from './members-of.js';
import type { Origin } from './origin.js';

/** Whose a hand-in is, as its report and its remotes tell. */
export function originOf({ report, handIn: { remotes } }: Delivery): Origin {
  const repository = repositoryAddress(report && ownAddress(report, remotes), remotes);
  return { members: report === undefined ? [] : membersOf(report), ...(repository && { repository }) };
}

/** The address that the report gives; where a remote is the same, as the remote has it; without one the first remote. */
function repositoryAddress(
  named: { readonly name: string; readonly address: string } | undefined,
  remotes: readonly string[],
): string | undefined {
  if (named === undefined) return remotes[0];
  const isSame = (remote: string): boolean =>
    repositoryOf(remote)?.toLowerCase() === named.name.toLowerCase();
  const same = remotes.find(isSame);
  if (same !== undefined) return same;
  const host = /^(?:[a-z+]+:\/\/)?(?:[^@/\s]+@)?(?:www\.)?([a-z0-9.-]+\.[a-z]{2,})[/:]/i.exec(
    named.address,
  )?.[1];
  return (
    host &&
    `https://${host.toLowerCase().replace(/^raw\.githubusercontent\.com$/, 'github.com')}/${named.name}`
  );
}
