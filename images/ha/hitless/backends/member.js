'use strict';

/** Splits `s1.1795397184146` into name and incarnation; undefined if it is not the name of a backend's agent. */
exports.parseAgentName = (agent) => {
  const match = typeof agent === 'string' ? AGENT.exec(agent) : null;
  return match === null ? undefined : { name: match[1], incarnation: Number(match[2]) };
};

/**
 * What Serf tells of a member, told in our words: `{ agent, status, address, role }`, and if it is a backend whose
 * name, address and tags are sound, `backend: { name, incarnation, status }`; if they are not, `refusal` says why. A backend
 * that says in its own tags that it leaves has the status `leaving` before Serf gives it that.
 */
exports.readMember = (told) => {
  const tags = told.get('Tags') instanceof Map ? told.get('Tags') : new Map();
  const agent = told.get('Name');
  const member = {
    agent,
    status: told.get('Status'),
    address: dotted(told.get('Addr')),
    role: tags.get('role'),
  };
  if (member.role !== 'backend') return member;
  const backend = exports.parseAgentName(agent);
  if (backend === undefined) return { ...member, refusal: 'its name is none of a backend' };
  if (!isUsable(member.address)) return { ...member, refusal: 'its address is none of a backend' };
  if (![...tags].every(isSoundTag))
    return { ...member, refusal: 'a tag is too long or has control characters' };
  const isLeaving = member.status === 'alive' && tags.has('leaving');
  return { ...member, backend: { ...backend, status: isLeaving ? 'leaving' : member.status } };
};

/** Text from the network for a line of a log: JSON-escaped and cut. */
exports.quoted = (text) => {
  const escaped = JSON.stringify(String(text).slice(0, LONGEST_QUOTE));
  // JSON leaves them as they are, and a terminal obeys some of them.
  return escaped.replace(/[\u007f-\uffff]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`);
};

const AGENT = /^([a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)\.([0-9]{1,15})$/;
const LONGEST_TAG = 512;
const LONGEST_QUOTE = 80;

/** Serf sends an address as 4 or 16 bytes, one character a byte; IPv4 within 16 has a fixed beginning. */
function dotted(address) {
  if (typeof address !== 'string') return undefined;
  const four = address.length === 16 && address.startsWith(MAPPED) ? address.slice(12) : address;
  return four.length === 4 ? [...four].map((byte) => byte.charCodeAt(0)).join('.') : undefined;
}

const MAPPED = '\0'.repeat(10) + '\xff\xff';

/** An address that one host may have: not this host's own, not unspecified, multicast, reserved or broadcast. */
function isUsable(address) {
  if (address === undefined) return false;
  const first = Number(address.split('.')[0]);
  return first !== 0 && first !== 127 && first < 224;
}

function isSoundTag([key, value]) {
  return [key, value].every(
    // eslint-disable-next-line no-control-regex -- they are what is looked for
    (text) => typeof text === 'string' && text.length <= LONGEST_TAG && !/[\u0000-\u001f\u007f]/.test(text),
  );
}
