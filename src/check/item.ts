/** The tasks of the lab. */
export const taskNumbers = [0, 1, 2, 3, 4, 5, 6] as const;
export type TaskNumber = (typeof taskNumbers)[number];

/** Everything that a hand-in of the lab delivers, in the order of the report. */
export const itemIds = [
  'T0.1 stats screenshot',
  'T0.2 repo URL',
  'T0.M M1-M6 answers',
  'T1.1 stats screenshot',
  'T1.2 difficulties+understanding',
  'T2.1 log ha',
  'T2.1 log s1',
  'T2.1 log s2',
  'T2.2 problem answer',
  'T2.3 Serf/gossip answer',
  'T3.1 log ha',
  'T3.1 log s1',
  'T3.1 log s2 (statement ambiguous)',
  'T3.2 serf.log',
  'T4.1 RUN layers answer',
  'T4.2 image architecture answer',
  'T4.3 cfg after ha',
  'T4.3 cfg after s1',
  'T4.3 cfg after s2',
  'T4.3 docker ps',
  'T4.3 inspect ha',
  'T4.3 inspect s1',
  'T4.3 inspect s2',
  'T4.4 problem answer',
  'T5.1 cfg after ha',
  'T5.1 cfg after s1',
  'T5.1 cfg after s2',
  'T5.1 docker ps',
  'T5.1 inspect ha',
  'T5.1 inspect s1',
  'T5.1 inspect s2',
  'T5.2 nodes list',
  'T5.3 cfg after stop',
  'T5.3 nodes after stop',
  'T5.3 docker ps after stop',
  'T5.4 alternative (optional)',
  'T6.1 stats screenshot >2 webapps',
  'T6.1 docker ps (>2 webapps)',
  'T6.2 feelings/improvements',
  'T6.3 live demo (optional)',
  'R introduction',
  'R table of contents',
  'R Difficulties chapter',
  'R conclusion',
] as const;
/** Identifies a deliverable of the lab, such as `T5.2 nodes list`. */
export type ItemId = (typeof itemIds)[number];

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

/** The items that nobody has to deliver. */
export const optionalItems: ReadonlySet<ItemId> = new Set<ItemId>([
  'T5.4 alternative (optional)',
  'T6.3 live demo (optional)',
]);

/** The items that are files a program has captured; the others are written by a person, or are pictures. */
export const capturedItems = itemIds.filter((id) =>
  /^T\d\.\d (log|cfg|docker ps|inspect|nodes|serf\.log)/.test(id),
);
