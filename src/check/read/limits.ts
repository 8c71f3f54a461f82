const kB = 1000;
const MB = 1000 * kB;

/** What reading a hand-in may cost, whatever lies in it. Sizes are bytes, times milliseconds. */
export const limits = {
  /** Folders and files that are looked at; the nearest to the root come first. */
  entries: 10_000,
  entriesOfAFolder: 5_000,
  depth: 24,
  passedOver: 500,
  /** Enough to tell what a file is. */
  head: 64 * kB,
  text: 4 * MB,
  allText: 24 * MB,
  picture: 20 * MB,
  document: 30 * MB,
  /** Read in all, so that a folder full of films' stills ends, too. */
  allBytes: 500 * MB,
  time: 60_000,
  /** A retina screen over two monitors has less. */
  pixels: 30_000_000,
  allPixels: 60_000_000,
  /** Pictures that wait to be looked at before anybody asks what they show. */
  picturesAhead: 30 * MB,
  lookerStart: 20_000,
  lookTime: 10_000,
  lookMemoryMb: 300,
  documents: 5,
  documentTime: 20_000,
  documentMemory: 600 * MB,
  pages: 300,
  textOfAPage: 200 * kB,
} as const;
