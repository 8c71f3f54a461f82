import type { Gap } from '../model.js';

/** Where in the page a gap is told, for the links of the summary. */
export class GapPlaces {
  readonly #ids = new Map<string, string>();
  readonly #sections = new Map<string, string>();

  /** The id of the gap's box: of the first one, where a report tells it twice. */
  claim(gap: Gap): string | undefined {
    const key = keyOf(gap);
    if (this.#ids.has(key)) return undefined;
    const id = `gap-${this.#ids.size + 1}`;
    this.#ids.set(key, id);
    return id;
  }

  /** Says where a deliverable or a chapter begins. */
  section(where: string, id: string): void {
    if (where !== '' && !this.#sections.has(where)) this.#sections.set(where, id);
  }

  /** The box, or at least the section that it would stand in. */
  find(gap: Gap): string | undefined {
    return this.#ids.get(keyOf(gap)) ?? this.#sections.get(gap.where);
  }
}

function keyOf({ fault, where, what }: Gap): string {
  return JSON.stringify([fault, where, what]);
}
