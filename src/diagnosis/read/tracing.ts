import type { RepositoryFiles } from '../../repository/repository-files.js';
import { absolute, folderOf } from './path.js';

/** A file of an image, as far as the Dockerfile tells. */
export interface ImageFile {
  /** In the repository: `ha/scripts/member-join.sh`; `undefined` for what is made while building. */
  readonly source: string | undefined;
  readonly executable: boolean;
  /** Carriage returns are taken out while building. */
  readonly converted: boolean;
  /** Line of the instruction that puts it there. */
  readonly line: number;
}

/** A source of a `COPY` that the build does not find. */
export interface MissingSource {
  readonly source: string;
  readonly line: number;
  /** It is in the repository, and `.dockerignore` leaves it out. */
  readonly ignored: boolean;
}

/** A destination without a slash at its beginning that looks as if it was meant to have one: `config/haproxy.cfg.hb`. */
export interface RelativeDestination {
  readonly path: string;
  readonly line: number;
  /** The Dockerfile's own `WORKDIR`; `undefined` where the base decides. */
  readonly folder: string | undefined;
}

/** An image while its Dockerfile is gone through. */
export class Tracing {
  readonly files = new Map<string, ImageFile>();
  readonly folders = new Set(foldersOfBases);
  readonly environment = new Map<string, string[]>();
  readonly missing: MissingSource[] = [];
  readonly relative: RelativeDestination[] = [];
  workdir: string | undefined;

  constructor(
    readonly repository: RepositoryFiles,
    /** In the repository, without a slash at its end. */
    readonly context: string,
  ) {}

  /** A path as an instruction has it, made absolute; notes where that depends on a `WORKDIR`. */
  resolve(path: string, line: number, folder = this.workdir ?? '/'): string {
    if (path.startsWith('/') || path.startsWith('$')) return absolute(path);
    const first = path.replace(/^(?:\.\/)+/, '').split('/')[0] ?? '';
    const meansRoot = foldersAtRoot.has(first) && folder === (this.workdir ?? '/');
    if (!meansRoot) return absolute(path, folder);
    if (this.workdir !== '/') this.relative.push({ path, line, folder: this.workdir });
    return absolute(path);
  }

  addFolder(path: string): void {
    for (let folder = path; folder !== '/'; folder = folderOf(folder)) this.folders.add(folder);
  }

  addFile(path: string, file: ImageFile): void {
    this.files.set(path, file);
    this.addFolder(folderOf(path));
  }
}

/** There in both bases, or made by the archive of s6-overlay. */
const foldersOfBases = [
  '/',
  ...'/bin /boot /dev /etc /home /lib /media /mnt /opt /proc /root /sbin /srv /sys /tmp /usr /var /var/run'.split(
    ' ',
  ),
  ...'/usr/bin /usr/lib /usr/sbin /usr/share /usr/src /usr/local /usr/local/bin /usr/local/etc'.split(' '),
  ...'/usr/local/lib /usr/local/sbin /usr/local/share /usr/local/etc/haproxy /var/lib /var/log /var/tmp'.split(
    ' ',
  ),
  ...'/etc/services.d /etc/cont-init.d /etc/cont-finish.d /etc/fix-attrs.d /etc/rsyslog.d /etc/init.d'.split(
    ' ',
  ),
];

/** Where the course has things, which nobody puts below another folder. */
const foldersAtRoot = new Set(
  'etc opt usr var tmp config nodes serf-handlers scripts services.d backend'.split(' '),
);
