'use strict';

/**
 * In which state HAProxy should have one backend, from the evidence about it alone:
 * - `server`: HAProxy's entry, `{ address, draining, maint, down }`, or undefined;
 * - `held`: the newest incarnation that was ever put into that entry, if known;
 * - `newest`: Serf's newest incarnation, `{ incarnation, address, status }`, or undefined;
 * - `serfKnows`: whether Serf's agent can be asked at all;
 * - `takenOver`: whether another backend, started later, is alive at the address of `newest`;
 * - `dns`: what Docker's DNS says of the entry's address: `listed`, `delisted`, or `silent`;
 * - `leaving`: the incarnation that has said that it leaves, if any;
 * - `evicted`: the incarnation that was removed although Serf believed in it, if any.
 *
 * The answer is `{ state }`: `serve` (with `address` and `incarnation`), `drain`, `keep` as it is, or `absent`; with
 * `evicts` if that overrules Serf.
 */
exports.judge = (evidence) => {
  const candidate = candidateIn(evidence);
  if (candidate !== undefined) {
    if (isDeadInTheEntry(candidate, evidence)) return { state: 'absent', evicts: candidate.incarnation };
    return { state: 'serve', address: candidate.address, incarnation: candidate.incarnation };
  }
  if (evidence.server === undefined || isGone(evidence)) return { state: 'absent' };
  return { state: isLeaving(evidence) ? 'drain' : 'keep' };
};

/** Who may serve: the newest incarnation, alive, not on its way out, not older than the one that we have seen. */
function candidateIn({ newest, held = 0, leaving = -1, evicted = -1, takenOver }) {
  if (newest?.status !== 'alive' || takenOver) return undefined;
  return newest.incarnation >= held && newest.incarnation > leaving && newest.incarnation > evicted
    ? newest
    : undefined;
}

/** Serf needs seconds to notice a death; when the two others agree, the entry has to go before. */
function isDeadInTheEntry(candidate, { server, held, dns }) {
  const isInTheEntry =
    server?.address === candidate.address && (held ?? candidate.incarnation) === candidate.incarnation;
  return isInTheEntry && server.down && dns === 'delisted';
}

/** Its own word is enough; else two of three witnesses. A leave that was announced counts as one. */
function isGone(evidence) {
  const { server, newest, serfKnows, takenOver, dns } = evidence;
  if (hasLeft(evidence) || takenOver) return true;
  const isServersOwn = newest !== undefined && newest.incarnation >= (evidence.held ?? 0);
  const serfSaysGone = serfKnows && !(isServersOwn && isPresent(newest));
  const witnesses = [isAnnounced(evidence), serfSaysGone, server.down || server.maint, dns === 'delisted'];
  return witnesses.filter(Boolean).length >= 2;
}

/** Without a known incarnation in the entry (after a start of ours) the address has to tell who it was. */
function hasLeft({ server, held, newest }) {
  if (newest?.status !== 'left') return false;
  return held === undefined ? newest.address === server.address : newest.incarnation >= held;
}

function isPresent({ status }) {
  return status === 'alive' || status === 'leaving';
}

function isLeaving(evidence) {
  return isAnnounced(evidence) || evidence.newest?.status === 'leaving';
}

/** An old mark says nothing of an entry of which nobody knows the incarnation. */
function isAnnounced({ leaving, held, newest }) {
  return leaving !== undefined && leaving >= (held ?? newest?.incarnation ?? Infinity);
}
