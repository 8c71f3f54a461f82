/** Gives headings the anchors that GitHub gives them: in the order of the document, the second of a name gets `-1`. */
export class Anchors {
  private readonly given = new Map<string, number>();

  /** @param heading as a reader sees it, without markup */
  claim(heading: string): string {
    const slug = heading
      .trim()
      .toLowerCase()
      .replace(/[^\p{L}\p{M}\p{Nd}\p{Nl}\p{Pc}\- ]/gu, '')
      .replaceAll(' ', '-');
    const taken = this.given.get(slug);
    if (taken === undefined) {
      this.given.set(slug, 0);
      return slug;
    }
    for (let number = taken + 1; ; number += 1) {
      const anchor = `${slug}-${number}`;
      this.given.set(slug, number);
      if (this.given.has(anchor)) continue;
      this.given.set(anchor, 0);
      return anchor;
    }
  }
}
