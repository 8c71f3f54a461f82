/**
 * The name of the lab as its own description has it, `lab.yaml`. Evidence, folders and commands of it have no word for
 * it; those of other variants have theirs: `task 6`, `task 6 hitless`.
 */
export const ownVariant = 'lab';

/** Whether something is of the lab itself and not of one of its variants. */
export function isOwnVariant({ variant }: { readonly variant: string }): boolean {
  return variant === ownVariant;
}
