/** An address that a link may have: `http`, `https`, a place in this page or a relative path. Anything else is `undefined`. */
export function safeHref(address: string): string | undefined {
  if (address === '' || /[\p{Cc}\s\\]/u.test(address)) return undefined;
  if (isExternal(address)) return address;
  const hasScheme = /^[^/?#]*:/.test(address);
  return hasScheme || address.startsWith('/') ? undefined : address;
}

/** Whether an address leads to a network. */
export function isExternal(address: string): boolean {
  return /^https?:\/\/[^/]/i.test(address);
}
