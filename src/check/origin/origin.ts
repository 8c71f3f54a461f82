/** Whose a hand-in is, as far as it tells. */
export interface Origin {
  /** Names that the report gives on its first lines or its title page, as they are written there. */
  readonly members: readonly string[];
  /** Who has committed, whoever made the most commits first; absent where there is no history. */
  readonly authors?: readonly string[] | undefined;
  /** Address of the repository for a browser. */
  readonly repository?: string | undefined;
  readonly lastCommit?: LastCommit | undefined;
}

/** The commit that is checked out. Whoever commits sets date and name. */
export interface LastCommit {
  /** Its whole id. */
  readonly commit: string;
  /** ISO 8601, with the committer's time zone. */
  readonly date: string;
  /** Its author. */
  readonly by: string;
}

/** Names of the group: those of the report, or else those of the history. */
export function groupOf({ members = [], authors = [] }: Partial<Origin> = {}): readonly string[] {
  return members.length > 0 ? members : authors;
}

/** `owner/name` of an address, or all of it but its beginning where it is of another form. */
export function shortAddress(address: string): string {
  const path = address.replace(/^https?:\/\/[^/]*\//, '');
  return path === '' ? address : path;
}

/** The day of a date such as `2021-01-12T09:30:00+01:00`. */
export function dayOf(date: string): string {
  return date.slice(0, 10);
}
