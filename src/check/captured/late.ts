import type { FoundCapture } from './found-capture.js';

/**
 * Whether a found capture's place says that it was taken after the stop: a word of its name, of its folder or of the title above
 * it, or the third part of a task that has three (the lab asks for the stop in the third), unless a word says that it was before.
 */
export function saysLate({
  label,
  caption,
  part,
}: Pick<FoundCapture, 'label' | 'caption' | 'part'>): boolean {
  return label.stop || caption.stop || (part === 3 && !label.early && !caption.early);
}
