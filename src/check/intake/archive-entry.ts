/** What stands in an archive under a name, which nobody has looked at yet. */
export interface ArchiveEntry {
  /** As it stands there, decoded; with `/`. */
  readonly name: string;
  readonly kind: 'file' | 'folder' | 'symbolic-link' | 'hard-link' | 'special';
  /** Bytes when it is unpacked, as the archive says; no more than these come. */
  readonly size: number;
  /** Bytes as it is packed, where the format tells it of each. */
  readonly packed: number | undefined;
  /** Whether it is a program; true as well where the archive does not know: from Windows Docker builds with everything executable. */
  readonly executable: boolean;
  /** Its bytes; they are read before the next entry is asked for, or not at all. */
  readonly read: () => AsyncIterable<Uint8Array>;
}
