import { byteOrder } from './decode-bytes.js';

/** What the start of a file says that it is; `other` is to be told by its content. */
export type KindOfBytes = 'picture' | 'pdf' | 'video' | 'archive-or-program' | 'other';

/** Tells a file's kind by its first bytes; its name may lie. */
export function kindOfBytes(head: Buffer): KindOfBytes {
  const start = head.toString('latin1', 0, 1024);
  if (pictures.some((signature) => fits(start, signature)) || isBmp(start)) return 'picture';
  // Some programs write a line before it.
  if (start.startsWith('%PDF-') || (start.includes('%PDF-') && !isText(head))) return 'pdf';
  if (isMovie(start) || videos.some((signature) => fits(start, signature))) return 'video';
  if (programs.some((signature) => fits(start, signature))) return 'archive-or-program';
  return 'other';
}

/** Whether bytes are a text, in whatever encoding: few control characters, and zeros only as such a text has them. */
export function isText(bytes: Buffer): boolean {
  const start = bytes.subarray(0, 64_000);
  if (start[0] === 0xff && start[1] === 0xfe) return true;
  if (start[0] === 0xfe && start[1] === 0xff) return true;
  let zeros = 0;
  let controls = 0;
  let high = 0;
  for (let index = 0; index < start.length; index += 1) {
    const kind = kindOfByte[start[index] ?? 0];
    if (kind === zero) zeros += 1;
    else if (kind === highByte) high += 1;
    else if (kind === control) controls += 1;
  }
  const rest = start.length - zeros;
  if (start.length > 0 && rest === 0) return false;
  if (controls > rest * 0.03) return false;
  if (zeros > 0 && byteOrder(start) === undefined && (zeros > rest || high > rest * 0.05)) return false;
  return high <= rest * 0.3 || isUtf8(start);
}

/** BEL, BS, TAB, LF, VT, FF, CR, ESC: a terminal's own. */
const usualControls = new Set([0x07, 0x08, 0x09, 0x0a, 0x0b, 0x0c, 0x0d, 0x1b]);

const [zero, control, highByte] = [1, 2, 3];

/** Looked up, since every byte of every file is asked for. */
const kindOfByte = Uint8Array.from({ length: 256 }, (_, byte) => {
  if (byte === 0) return zero;
  if (byte >= 0x80) return highByte;
  return (byte < 0x20 && !usualControls.has(byte)) || byte === 0x7f ? control : 0;
});

/** Characters (one for each byte), each with its place. */
type Signature = readonly (readonly [at: number, characters: string])[];

/** The few lines that Git has in the place of a file that it keeps elsewhere, where nobody has fetched it. */
export function isLfsPointer(bytes: Buffer): boolean {
  if (bytes.length > 1024) return false;
  return /^version https?:\/\/[\w.-]{1,80}\/spec\/v\d\r?\n(?:[\w.-]{1,80} .{1,300}\r?\n){0,9}oid sha\d{1,3}:[0-9a-f]{40,128}\r?\n/.test(
    bytes.toString('latin1'),
  );
}

const pictures: readonly Signature[] = [
  [[0, '\x89PNG\r\n\x1a\n']],
  [[0, '\xff\xd8\xff']],
  [[0, 'GIF87a']],
  [[0, 'GIF89a']],
  [
    [0, 'RIFF'],
    [8, 'WEBP'],
  ],
];

/** Matroska and WebM, AVI, Flash, Ogg, MPEG, Windows Media. */
const videos: readonly Signature[] = [
  [[0, '\x1aE\xdf\xa3']],
  [
    [0, 'RIFF'],
    [8, 'AVI '],
  ],
  [[0, 'FLV\x01']],
  [[0, 'OggS\0']],
  [[0, '\0\0\x01\xba']],
  [[0, '\0\0\x01\xb3']],
  [[0, '0&\xb2u']],
];

const programs: readonly Signature[] = [
  [[0, 'PK\x03\x04']],
  [[0, 'PK\x05\x06']],
  [[0, '\x1f\x8b']],
  [
    [0, 'BZh'],
    [4, '1AY'],
  ],
  [[0, '\xfd7zXZ\0']],
  [[0, '7z\xbc\xaf']],
  [[0, 'Rar!\x1a']],
  [[0, '\x7fELF']],
  [[0, '\xca\xfe\xba\xbe']],
  [[0, 'SQLite format 3\0']],
  [[0, '\xd0\xcf\x11\xe0']],
  [[0, '\0\0\0\x01Bud1']],
  [[257, 'ustar']],
];

function fits(start: string, signature: Signature): boolean {
  return signature.every(([at, characters]) => start.startsWith(characters, at));
}

/** Two letters begin many a text; the size of the header that follows, and two words of zeros, do not. */
function isBmp(start: string): boolean {
  const sizesOfHeader = [12, 40, 52, 56, 64, 108, 124];
  return (
    start.startsWith('BM') &&
    start.startsWith('\0\0\0\0', 6) &&
    sizesOfHeader.some((size) => start.startsWith(`${String.fromCharCode(size)}\0\0\0`, 14))
  );
}

/** MP4 and QuickTime; the same container also holds single pictures and sound. */
function isMovie(start: string): boolean {
  const box = start.slice(4, 8);
  if (box === 'ftyp') return !stills.has(start.slice(8, 12));
  return start.startsWith('\0') && ['moov', 'mdat', 'wide', 'free'].includes(box);
}

const stills = new Set(['heic', 'heix', 'heim', 'hevc', 'mif1', 'msf1', 'avif', 'avis', 'M4A ']);

function isUtf8(bytes: Buffer): boolean {
  // The stretch that is looked at may end within a character.
  return !new TextDecoder()
    .decode(bytes.subarray(0, Math.max(0, bytes.length - 3)), { stream: true })
    .includes('\uFFFD');
}
