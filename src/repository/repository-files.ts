/** A text file of a repository. */
export interface RepositoryFile {
  readonly text: string;
  /** As Git or the file system has it. */
  readonly executable: boolean;
}

/**
 * What of a repository is the lab: everything below `ha/` and `webapp/`, and of the folder that has these two the compose
 * file and `.env`. By path from that folder, with forward slashes: `ha/services/serf/run`. Of a work tree or of a commit.
 */
export type RepositoryFiles = ReadonlyMap<string, RepositoryFile>;
