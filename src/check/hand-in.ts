import type { NotRead } from './codes/not-read.js';

/** Somebody's folder, as it was read; nothing in it is trusted. Paths are relative to it, with `/`. */
export interface HandIn {
  /** Last part of the folder's path. */
  readonly name: string;
  /** Every regular file in the order of its path (code units), also those whose content was not read. */
  readonly files: readonly HandInFile[];
  /** What was passed over, and why: links, special files, folders that are too deep, the rest when there are too many. */
  readonly passedOver: readonly { readonly path: string; readonly why: NotRead }[];
  /** Addresses of the hand-in's own repository, when `.git/config` tells them, such as `https://github.com/x/y`. */
  readonly remotes: readonly string[];
}

/** A file of a hand-in. */
export interface HandInFile {
  readonly path: string;
  /** Bytes. */
  readonly size: number;
  /** Of the bytes as they lie there, hexadecimal; `undefined` when they were not read. */
  readonly sha256: string | undefined;
  readonly content: FileContent;
}

/** What a file holds, as far as it was read. */
export type FileContent =
  | {
      readonly kind: 'text';
      /** Decoded, without byte order mark and ANSI sequences, lines ended by `\n`. */
      readonly text: string;
      /** What was put right on the way. */
      readonly noise: readonly TextNoise[];
    }
  | ({ readonly kind: 'picture' } & Picture)
  | ({ readonly kind: 'document' } & Document)
  | { readonly kind: 'video' }
  /** Nothing that anybody looks at here: archives, programs. */
  | { readonly kind: 'binary' }
  | { readonly kind: 'skipped'; readonly why: NotRead };

/** What was put right in a text, so that it can be read. */
export type TextNoise =
  'ansi' | 'carriage-return' | 'byte-order-mark' | 'utf-16' | 'latin-1' | 'control-characters';

/** A picture, as far as it was looked at. */
export interface Picture {
  readonly format: 'png' | 'jpeg' | 'gif' | 'webp' | 'svg' | 'bmp';
  /** Pixels; 0 when the picture is damaged or does not tell. */
  readonly width: number;
  readonly height: number;
  /** Whether a GIF or WebP moves. */
  readonly moves: boolean;
  /** False when the file says that it is a picture, and cannot be read as one to its end. */
  readonly whole: boolean;
  /** What is to be seen, as far as its pixels tell. */
  readonly look: PictureLook;
}

/** What a picture's bytes tell without being decoded. */
export type ImageHeader = Omit<Picture, 'look'>;

/** What is to be seen in a picture. */
export type PictureLook =
  /** HAProxy's statistics page; `living` is the number of green rows of servers, when it could be counted. */
  | { readonly shows: 'stats-page'; readonly living: number | undefined }
  /** A picture of text on a dark or light terminal. */
  | { readonly shows: 'terminal' }
  | { readonly shows: 'something-else' }
  | { readonly shows: 'unknown' };

/** A PDF. */
export interface Document {
  readonly pages: readonly DocumentPage[];
  /** False when only a part was read; `unread` then tells how many pages there are, and why not all were. */
  readonly whole: boolean;
  readonly unread?: { readonly of: number; readonly why: NotRead };
}

/** A page of a PDF. */
export interface DocumentPage {
  /** Lines in reading order. */
  readonly text: string;
  /** Vertical position among the lines of each picture of some size: the index of the line that it stands before. */
  readonly pictures: readonly {
    readonly beforeLine: number;
    readonly width: number;
    readonly height: number;
  }[];
  /** Addresses of its links. */
  readonly links: readonly string[];
}
