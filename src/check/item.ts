/** The tasks of the lab. */
export const taskNumbers = [0, 1, 2, 3, 4, 5, 6] as const;
export type TaskNumber = (typeof taskNumbers)[number];

/** What an item is called: `T5.1 cfg after ha`, as the task's file says. */
export type ItemId = string;

/**
 * What can be said of an item. `present-but-wrong`: something is filed for it and shows something else; `image-only`: text
 * is asked for and only a picture of it is there; `empty`: a file of its name without content.
 */
export const itemStatuses = [
  'present',
  'image-only',
  'present-but-wrong',
  'empty',
  'missing',
  'optional-missing',
] as const;
/** What became of a deliverable; `docs/check.md` says what each means. */
export type ItemStatus = (typeof itemStatuses)[number];
