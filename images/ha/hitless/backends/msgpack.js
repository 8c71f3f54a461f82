'use strict';

/**
 * Text in bytes of MessagePack. A string holds one character a byte, so that addresses and payloads come through as
 * they are; it is written in the forms that old decoders know. Maps are `Map`s; integers beyond 2^53 are `bigint`s.
 */
exports.encode = (value) => Buffer.concat(parts(value));

/** Puts messages together from the pieces in which they arrive. */
exports.MessageReader = class {
  #bytes = Buffer.alloc(4096);
  #filled = 0;
  /** The message being received is known to be well-formed up to here, and then has as many values to come. */
  #scanned = 0;
  #missing = 1;
  #limit;

  constructor({ limit = 16 * 1024 * 1024 } = {}) {
    this.#limit = limit;
  }

  /** The messages that are complete with `piece`. Throws if they are malformed or longer than the limit. */
  push(piece) {
    this.#append(piece);
    const messages = [];
    for (;;) {
      const end = this.#findEnd();
      if (end === undefined) break;
      messages.push(new Decoder(this.#bytes.subarray(0, end)).value(0));
      this.#bytes.copy(this.#bytes, 0, end, this.#filled);
      this.#filled -= end;
    }
    return messages;
  }

  #append(piece) {
    const length = this.#filled + piece.length;
    if (length > this.#limit + piece.length) throw new Error('MessagePack: a message beyond the limit');
    if (length > this.#bytes.length) {
      const larger = Buffer.alloc(Math.max(length, 2 * this.#bytes.length));
      this.#bytes.copy(larger, 0, 0, this.#filled);
      this.#bytes = larger;
    }
    piece.copy(this.#bytes, this.#filled);
    this.#filled = length;
  }

  /** Goes on where the last piece ended: a long message is looked at once, however many pieces it comes in. */
  #findEnd() {
    while (this.#missing > 0) {
      if (this.#scanned >= this.#filled) return undefined;
      const size = sizeAt(this.#bytes, this.#scanned, this.#filled);
      if (size === undefined) return undefined;
      const end = this.#scanned + size.bytes;
      this.#missing += size.values - 1;
      if (end > this.#limit || this.#missing > this.#limit) {
        throw new Error('MessagePack: a message beyond the limit');
      }
      if (end > this.#filled) {
        this.#missing -= size.values - 1;
        return undefined;
      }
      this.#scanned = end;
    }
    const end = this.#scanned;
    this.#scanned = 0;
    this.#missing = 1;
    return end;
  }
};

/** How many bytes the value at `at` has without the values that it contains, and how many it contains. */
function sizeAt(bytes, at, filled) {
  const type = bytes[at];
  if (type <= 0x7f || type >= 0xe0) return { bytes: 1, values: 0 };
  if (type <= 0x8f) return { bytes: 1, values: 2 * (type & 0x0f) };
  if (type <= 0x9f) return { bytes: 1, values: type & 0x0f };
  if (type <= 0xbf) return { bytes: 1 + (type & 0x1f), values: 0 };
  const form = FORMS[type];
  if (form === undefined) throw new Error(`MessagePack: a value of an unknown type, ${type}`);
  if (form.kind === 'fixed') return { bytes: 1 + form.width, values: 0 };
  if (at + 1 + form.width > filled) return undefined;
  const length = bytes.readUIntBE(at + 1, form.width);
  if (form.kind === 'raw') return { bytes: 1 + form.width + length, values: 0 };
  return { bytes: 1 + form.width, values: form.kind === 'map' ? 2 * length : length };
}

const fixed = (width, read) => ({ kind: 'fixed', width, read });
const raw = (width) => ({ kind: 'raw', width });
const FORMS = {
  0xc0: fixed(0, () => null),
  0xc2: fixed(0, () => false),
  0xc3: fixed(0, () => true),
  0xc4: raw(1),
  0xc5: raw(2),
  0xc6: raw(4),
  0xca: fixed(4, (bytes, at) => bytes.readFloatBE(at)),
  0xcb: fixed(8, (bytes, at) => bytes.readDoubleBE(at)),
  0xcc: fixed(1, (bytes, at) => bytes.readUInt8(at)),
  0xcd: fixed(2, (bytes, at) => bytes.readUInt16BE(at)),
  0xce: fixed(4, (bytes, at) => bytes.readUInt32BE(at)),
  0xcf: fixed(8, (bytes, at) => plain(bytes.readBigUInt64BE(at))),
  0xd0: fixed(1, (bytes, at) => bytes.readInt8(at)),
  0xd1: fixed(2, (bytes, at) => bytes.readInt16BE(at)),
  0xd2: fixed(4, (bytes, at) => bytes.readInt32BE(at)),
  0xd3: fixed(8, (bytes, at) => plain(bytes.readBigInt64BE(at))),
  0xd9: raw(1),
  0xda: raw(2),
  0xdb: raw(4),
  0xdc: { kind: 'array', width: 2 },
  0xdd: { kind: 'array', width: 4 },
  0xde: { kind: 'map', width: 2 },
  0xdf: { kind: 'map', width: 4 },
};
const DEEPEST = 32;

function plain(integer) {
  return Number.isSafeInteger(Number(integer)) ? Number(integer) : integer;
}

/** Reads a message that is complete. */
class Decoder {
  #bytes;
  #at = 0;

  constructor(bytes) {
    this.#bytes = bytes;
  }

  value(depth) {
    if (depth > DEEPEST) throw new Error('MessagePack: values too deep inside each other');
    const type = this.#bytes[this.#at];
    this.#at += 1;
    if (type <= 0x7f) return type;
    if (type >= 0xe0) return type - 0x100;
    if (type <= 0x8f) return this.#map(type & 0x0f, depth);
    if (type <= 0x9f) return this.#array(type & 0x0f, depth);
    if (type <= 0xbf) return this.#text(type & 0x1f);
    const { kind, width, read } = FORMS[type];
    const at = this.#at;
    this.#at += width;
    if (kind === 'fixed') return read(this.#bytes, at);
    const length = this.#bytes.readUIntBE(at, width);
    if (kind === 'raw') return this.#text(length);
    return kind === 'map' ? this.#map(length, depth) : this.#array(length, depth);
  }

  #text(length) {
    const text = this.#bytes.latin1Slice(this.#at, this.#at + length);
    this.#at += length;
    return text;
  }

  #array(length, depth) {
    const values = [];
    for (let i = 0; i < length; i += 1) values.push(this.value(depth + 1));
    return values;
  }

  #map(length, depth) {
    const map = new Map();
    for (let i = 0; i < length; i += 1) map.set(this.value(depth + 1), this.value(depth + 1));
    return map;
  }
}

function parts(value) {
  if (value === null) return [Buffer.of(0xc0)];
  if (value === false) return [Buffer.of(0xc2)];
  if (value === true) return [Buffer.of(0xc3)];
  if (typeof value === 'string') {
    return [lengthOf(value.length, [0xa0, 31], 0xda, 0xdb), Buffer.from(value, 'latin1')];
  }
  if (typeof value === 'bigint' || Number.isSafeInteger(value)) return [integer(value)];
  if (typeof value === 'number') {
    const bytes = Buffer.of(0xcb, 0, 0, 0, 0, 0, 0, 0, 0);
    bytes.writeDoubleBE(value, 1);
    return [bytes];
  }
  if (Array.isArray(value)) return [lengthOf(value.length, [0x90, 15], 0xdc, 0xdd), ...value.flatMap(parts)];
  if (value instanceof Map) {
    return [lengthOf(value.size, [0x80, 15], 0xde, 0xdf), ...[...value].flat(1).flatMap(parts)];
  }
  throw new TypeError(`MessagePack: no form for ${typeof value}`);
}

function lengthOf(length, [short, longestShort], type16, type32) {
  if (length <= longestShort) return Buffer.of(short | length);
  if (length <= 0xffff) return Buffer.of(type16, length >> 8, length & 0xff);
  const bytes = Buffer.of(type32, 0, 0, 0, 0);
  bytes.writeUInt32BE(length, 1);
  return bytes;
}

function integer(value) {
  if (value >= -32 && value <= 127) return Buffer.of(Number(value) & 0xff);
  const bytes = Buffer.alloc(9);
  if (value >= 0) {
    bytes[0] = 0xcf;
    bytes.writeBigUInt64BE(BigInt(value), 1);
  } else {
    bytes[0] = 0xd3;
    bytes.writeBigInt64BE(BigInt(value), 1);
  }
  return bytes;
}
