/** Counts the brackets of JSON line by line, outside its strings. */
export class Brackets {
  #depth = 0;
  #seen = false;

  /** Whether more were opened than closed, or none was seen yet. */
  get open(): boolean {
    return this.#depth > 0 || !this.#seen;
  }

  read(line: string): void {
    let inString = false;
    for (let index = 0; index < line.length; index += 1) {
      const sign = line[index];
      if (sign === '\\') index += 1;
      else if (sign === '"') inString = !inString;
      else if (!inString && (sign === '[' || sign === '{')) this.#count(1);
      else if (!inString && (sign === ']' || sign === '}')) this.#count(-1);
    }
  }

  #count(by: number): void {
    this.#seen = true;
    this.#depth += by;
  }
}
