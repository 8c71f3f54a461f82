/** A size as file managers show it, in units of the decimal kind: `2.1 GB`, `12 MB`, `700 kB`. */
export function sizeText(bytes: number, units: readonly string[], point: string): string {
  const highest = Math.floor(Math.log10(Math.max(1, bytes)) / 3);
  const power = Math.min(units.length - 1, Math.max(0, highest));
  const value = bytes / 1000 ** power;
  const figures = value < 10 && power > 0 ? value.toFixed(1).replace('.', point) : value.toFixed(0);
  return `${figures} ${units[power] ?? ''}`;
}
