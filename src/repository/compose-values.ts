/** Ports of the host by port of the container; `left` says that something there is understood by nobody here. */
export function portsOf(
  said: unknown,
  valueOf: (text: string) => string,
): { readonly ports: Record<number, number>; readonly left: boolean } {
  const ports: Record<number, number> = {};
  let left = false;
  for (const one of Array.isArray(said) ? (said as unknown[]) : []) {
    const text = isMap(one) ? `${String(one['published'])}:${String(one['target'])}` : valueOf(String(one));
    // Host address, port of the host, port of the container.
    const [, host, container] = /^(?:\d+(?:\.\d+){3}:)?(?:(\d+):)?(\d+)(?:\/tcp)?$/.exec(text) ?? [];
    if (container === undefined) left = true;
    else if (host !== undefined) ports[Number(container)] = Number(host);
  }
  return { ports, left };
}

/** Variables of a container, said as a list of `NAME=value` or as a map; one without a value is the shell's, and left out. */
export function environmentOf(said: unknown, valueOf: (text: string) => string): Record<string, string> {
  const lines = Array.isArray(said)
    ? said.map(String)
    : Object.entries(isMap(said) ? said : {}).flatMap(([name, value]) =>
        isScalar(value) ? [`${name}=${String(value)}`] : [],
      );
  return Object.fromEntries(
    lines.flatMap((line) => {
      const [, name, value] = /^([^=]+)=([^]*)$/.exec(line) ?? [];
      return name === undefined || value === undefined ? [] : [[name, valueOf(value)]];
    }),
  );
}

export function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function isScalar(value: unknown): value is string | number | boolean {
  return ['string', 'number', 'boolean'].includes(typeof value);
}
