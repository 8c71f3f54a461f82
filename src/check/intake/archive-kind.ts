import { open } from 'node:fs/promises';

/** What is unpacked, or how the format is called that is not. */
export type ArchiveKind = 'zip' | 'tar' | 'tar.gz' | { readonly other: string };

/** Names that an archive has; what it really is, its first bytes say. */
const archiveName = /\.(zip|tar|tgz|tar\.(gz|bz2|xz|zst)|tbz2?|txz|7z|rar|gz)$/i;

/** Whether a file's name says that it is an archive. */
export function isArchiveName(name: string): boolean {
  return archiveName.test(name);
}

/** The name without the ending that says that it is an archive. */
export function withoutArchiveEnding(name: string): string {
  return name.replace(archiveName, '') || name;
}

/** Formats by their first bytes, one for each character. */
const signatures: readonly (readonly [start: string, kind: ArchiveKind])[] = [
  ['PK\x03\x04', 'zip'],
  ['PK\x05\x06', 'zip'],
  ['\x1f\x8b', 'tar.gz'],
  ['7z\xbc\xaf\x27\x1c', { other: '7z' }],
  ['Rar!\x1a\x07', { other: 'rar' }],
  ['\xfd7zXZ\0', { other: 'tar.xz' }],
  ['BZh', { other: 'tar.bz2' }],
  ['\x28\xb5\x2f\xfd', { other: 'tar.zst' }],
];

/** What a file's first bytes say that it is; `undefined` when it is no archive. */
export async function archiveKind(file: string): Promise<ArchiveKind | undefined> {
  const handle = await open(file);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(512), 0, 512, 0);
    const start = buffer.toString('latin1', 0, bytesRead);
    const [, kind] = signatures.find(([signature]) => start.startsWith(signature)) ?? [];
    return kind ?? (start.startsWith('ustar', 257) ? 'tar' : undefined);
  } finally {
    await handle.close();
  }
}
