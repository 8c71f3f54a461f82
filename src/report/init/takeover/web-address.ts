/** The address of a repository as a browser opens it, from one that somebody has written; `name` is `owner/name` in it. */
export function webAddress(written: string, name: string): string | undefined {
  const host = /^(?:[a-z+]+:\/\/)?(?:[^@/\s]*@)?([\w.-]+\.[a-z]{2,})[/:]/i.exec(written)?.[1];
  if (host === undefined) return undefined;
  const site = host.replace(/^(?:www|raw)\./i, '').replace(/^githubusercontent\./i, 'github.');
  return `https://${site.toLowerCase()}/${name}`;
}
