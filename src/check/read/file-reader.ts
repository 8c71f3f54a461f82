import { isOwnPage } from '../../html/own-page.js';
import type { NotRead } from '../codes/not-read.js';
import type { FileContent, HandInFile } from '../hand-in.js';
import { contentOf, type PixelBudget } from './content-of.js';
import { imageHeader } from './picture/image-header.js';
import { kindOfBytes, type KindOfBytes } from './kind-of-bytes.js';
import { limits } from './limits.js';
import type { FileName } from './file-name.js';
import { hashOf, withFile, type FileBytes, type ReadBytes } from './read-file.js';
import { inside, unreadable, type FoundFile } from './walk-folder.js';

/** A PDF that has not been read yet. */
export interface UnreadDocument {
  readonly kind: 'unread-document';
}

/** A file with what it is; PDFs are left for later, when it is known which of them are worth it. */
export type ReadFile = Omit<HandInFile, 'content'> & { readonly content: FileContent | UnreadDocument };

/** Reads the files of one hand-in one after the other, within what a hand-in may cost. */
export class FileReader {
  #bytes: number = limits.allBytes;
  #text: number = limits.allText;
  readonly #pixels: PixelBudget;

  /**
   * @param deadline in milliseconds of the clock
   * @param pixels of pictures that are looked at, in all
   * @param known files that were read already, by their path below the root
   */
  constructor(
    private readonly root: Buffer,
    private readonly deadline: number,
    pixels: number,
    private readonly known: ReadonlyMap<string, Uint8Array>,
  ) {
    this.#pixels = { left: pixels };
  }

  read({ name, size }: FoundFile): ReadFile {
    const file = { path: name.shown, size, sha256: undefined };
    if (Date.now() > this.deadline) return { ...file, content: skipped({ code: 'time-is-up' }) };
    try {
      return this.#open<ReadFile>(name, (read) => {
        const head = read(limits.head);
        const kind = kindOfBytes(head.bytes);
        if (kind === 'pdf') return { ...file, content: { kind: 'unread-document' } };
        const short = shortcut(kind, head, read);
        if (short !== undefined) return { ...file, content: short };
        if (head.size > this.#bytes) return { ...file, content: skipped({ code: 'too-many-bytes' }) };
        this.#bytes -= head.size;
        const bytes = head.bytes.length < head.size ? read(head.size).bytes : head.bytes;
        const sha256 = hashOf(bytes);
        return { ...file, size: bytes.length, sha256, content: this.#contentOf(bytes, sha256) };
      });
    } catch (error) {
      return { ...file, content: skipped(unreadable(error)) };
    }
  }

  /** All bytes of a PDF; `undefined` when it has become too large or cannot be read any more. */
  bytesOf({ name }: FoundFile): Buffer | undefined {
    try {
      const { bytes, size } = withFile(inside(this.root, name), (read) => read(limits.document));
      return bytes.length < size ? undefined : bytes;
    } catch {
      return undefined;
    }
  }

  #open<T>(name: FileName, work: (read: ReadBytes) => T): T {
    const content = this.known.get(name.shown);
    if (content === undefined) return withFile(inside(this.root, name), work);
    const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength);
    return work((most) => ({ bytes: bytes.subarray(0, most), size: bytes.length }));
  }

  #contentOf(bytes: Buffer, sha256: string): FileContent {
    const content = contentOf(bytes, sha256, this.#pixels);
    if (content.kind !== 'text') return content;
    if (content.text.length > this.#text) return skipped({ code: 'too-much-text' });
    this.#text -= content.text.length;
    return content;
  }
}

/** What the reader is told of a file that was passed by. */
export function skipped(why: NotRead): FileContent {
  return { kind: 'skipped', why };
}

/** Of a large picture, where a frame may lie that shows that it moves. */
const startOfPicture = 8_000_000;

/** What can be said without reading all of a file. */
function shortcut(kind: KindOfBytes, { bytes, size }: FileBytes, read: ReadBytes): FileContent | undefined {
  if (kind === 'video') return { kind: 'video' };
  if (kind === 'picture') {
    if (size <= limits.picture) return undefined;
    const header = imageHeader(read(startOfPicture).bytes);
    // Whether it is whole was not seen; nobody is to be told that it is damaged.
    return header && { kind: 'picture', ...header, whole: true, look: { shows: 'unknown' } };
  }
  // A page with large pictures: whatever it says, the report in Markdown that it was made beside says, too.
  if (size > limits.text && isOwnPage(bytes.toString('utf8'))) return { kind: 'binary' };
  if (size > limits.text) return skipped({ code: 'too-large', bytes: size });
  return kind === 'archive-or-program' ? { kind: 'binary' } : undefined;
}
