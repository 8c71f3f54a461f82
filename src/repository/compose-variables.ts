/** What `.env` says: a variable a line, as Compose reads it. */
export function readDotenv(text: string): Map<string, string> {
  const variables = new Map<string, string>();
  for (const line of text.split(/\r?\n/)) {
    const [, name, value = ''] = /^\s*(?:export\s+)?([A-Za-z_]\w*)\s*=\s*(.*?)\s*$/.exec(line) ?? [];
    if (name === undefined) continue;
    const [, quoted] = /^(?:"([^"]*)"|'[^']*')/.exec(value) ?? [];
    const literal = /^'([^']*)'/.exec(value)?.[1];
    const plain = value.replace(/(?:^|\s)#.*$/, '').trimEnd();
    variables.set(name, literal ?? withVariables(quoted ?? plain, variables).text);
  }
  return variables;
}

/**
 * Puts the values of variables in, as Compose does: `$NAME`, `${NAME}`, `${NAME:-value}`, `${NAME-value}`; `$$` is a dollar.
 *
 * @returns `unset` names the first one that has no value; it counts as empty
 */
export function withVariables(
  text: string,
  variables: ReadonlyMap<string, string>,
): { readonly text: string; readonly unset: string | undefined } {
  let unset: string | undefined;
  const replaced = text.replace(
    /\$(?:\$|([A-Za-z_]\w*)|\{([A-Za-z_]\w*)(?:(:?[-?+])([^}]*))?\})/g,
    (whole, bare?: string, braced?: string, sign?: string, word = '') => {
      const name = bare ?? braced;
      if (name === undefined) return whole === '$$' ? '$' : whole;
      const value = variables.get(name);
      const isSet = value !== undefined && !(sign?.startsWith(':') === true && value === '');
      if (sign?.endsWith('+') === true) return isSet ? String(word) : '';
      if (isSet) return value;
      if (sign?.endsWith('-') === true) return String(word);
      unset ??= name;
      return '';
    },
  );
  return { text: replaced, unset };
}
