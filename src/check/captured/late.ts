import type { Exhibit } from './exhibit.js';

/**
 * Whether an exhibit's place says that it was taken after the stop: a word of its name, of its folder or of the title above
 * it, or the third part of a task that has three (the lab asks for the stop in the third).
 */
export function saysLate({ label, caption, part }: Pick<Exhibit, 'label' | 'caption' | 'part'>): boolean {
  return label.stop || caption.stop || part === 3;
}
