/** What the first line of a script names: `/usr/bin/with-contenv bash`; `undefined` where it names nothing. */
export function interpreterOf(text: string): string | undefined {
  return /^#!\s*(.+?)\s*$/.exec(text.split('\n')[0] ?? '')?.[1];
}
