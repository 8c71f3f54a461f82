const kB = 1000;
const MB = 1000 * kB;
const GB = 1000 * MB;

/** What an archive may cost, whatever lies in it. Sizes are bytes, times milliseconds. */
export const unpackLimits = {
  /** Files and folders of a hand-in, and of an archive that holds a class; the largest of sixteen real hand-ins has 75. */
  entries: 20_000,
  entriesOfAClass: 100_000,
  /** Unpacked, in all. */
  bytes: GB,
  bytesOfAClass: 8 * GB,
  /** Whatever is larger is passed over; a film of a demonstration is smaller. */
  file: 500 * MB,
  /** How much larger than packed something may be, when it is larger than `ratioFrom`; logs come to 30. */
  ratio: 200,
  ratioFrom: 16 * MB,
  /** Folders above a file, and what file systems bear. */
  depth: 40,
  nameBytes: 255,
  pathBytes: 1_000,
  /** What is named of what was passed over. */
  passedOver: 200,
  time: 300_000,
  /** Of a folder that may be a class. */
  entriesLookedAt: 5_000,
} as const;
