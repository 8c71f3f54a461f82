import type { Deliverable, Localized } from './plan.js';
import type { Planning } from './planning.js';
import type { DeliverableEntry } from './task-file.js';

/** What the lab asks to hand in of a task; each number once, each file one that a step leaves behind. */
export function planDeliverables(entries: readonly DeliverableEntry[], planning: Planning): Deliverable[] {
  const numbers = new Set<string>();
  return entries.map((entry, index) => {
    const { number, title, answer, evidence = [], setting, optional = false } = entry;
    const path = ['deliverables', index];
    if (numbers.has(number)) planning.report([...path, 'number'], `${number} is there already`);
    numbers.add(number);
    for (const [at, file] of evidence.entries()) {
      if (!planning.files.has(file)) planning.report([...path, 'evidence', at], `no step captures ${file}`);
    }
    return { number, titles: inBothLanguages(title), answer, evidence, setting, optional };
  });
}

/** A plain text is English, and serves for both. */
export function inBothLanguages(text: string | Localized): Localized {
  return typeof text === 'string' ? { en: text, fr: text } : text;
}
