/** What a person has decided in the place of a verdict, which keeps its reason and its evidence. */
export interface Override<Status extends string> {
  /** The status that was found. */
  readonly was: Status;
  readonly reason: string;
  readonly by: string;
  /** Such as `2026-01-31`. */
  readonly date?: string | undefined;
}
