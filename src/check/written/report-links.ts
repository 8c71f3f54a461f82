/** A link or picture as it stands in a line. */
export interface RawLink {
  readonly picture: boolean;
  readonly target: string;
  /** Whether it has spaces where Markdown allows none: to most programs it is no link then. */
  readonly spaced?: boolean;
  /** Alternative text of a picture, text of a link. */
  readonly text: string;
  /** Column where it begins. */
  readonly at: number;
}

/** Addresses by label, of `[label]: address` lines. */
export type LinkDefinitions = ReadonlyMap<string, string>;

/** Finds `[label]: address` lines. */
export function linkDefinitions(lines: readonly { readonly text: string }[]): LinkDefinitions {
  const found = new Map<string, string>();
  for (const { text } of lines) {
    const match = /^\[([^[\]]{1,200})\]:\s*(?:<([^<>]{1,8000})>|(\S{1,8000}))/.exec(text);
    if (match?.[1] !== undefined) found.set(match[1].toLowerCase(), match[2] ?? match[3] ?? '');
  }
  return found;
}

/** Finds the links and pictures of a line, in Markdown of any dialect and in HTML. */
export function linksOf(line: string, definitions: LinkDefinitions): RawLink[] {
  if (!/[[<]|:\/\/|git|www\./i.test(line)) return [];
  const links: RawLink[] = [];
  // A picture may itself be the text of a link: pictures go first, and leave their text.
  const rest = line
    // A bracket with a backslash before it begins nothing, and ends nothing.
    .replace(/\\[[\]]/g, '  ')
    .replace(inlinePicture, (whole: string, text: string, target: string, at: number) => {
      links.push({ picture: true, ...addressOf(target), text, at });
      return ' '.repeat(whole.length);
    })
    .replace(
      /!\[\[([^[\]|]{1,500})(?:\|[^[\]]{0,200})?\]\]/g,
      (whole: string, target: string, at: number) => {
        links.push({ picture: true, target: target.trim(), text: '', at });
        return ' '.repeat(whole.length);
      },
    )
    .replace(
      /!\[([^[\]]{0,500})\](?:\[([^[\]]{0,200})\])?/g,
      (whole: string, text: string, label: string | undefined, at: number) => {
        const target = definitions.get((label === undefined || label === '' ? text : label).toLowerCase());
        if (target !== undefined) links.push({ picture: true, target, text, at });
        return ' '.repeat(whole.length);
      },
    )
    .replace(
      /<(img|image|video|source|embed|iframe|a)\b([^<>]{0,7000})>?/gi,
      (whole: string, tag: string, attributes: string, at: number) => {
        const target =
          /\b(?:src|href)\s{0,5}=\s{0,5}(?:"([^"]{1,6000})"|'([^']{1,6000})'|([^\s"'>]{1,2000}))/i.exec(
            attributes,
          );
        const address = target?.[1] ?? target?.[2] ?? target?.[3];
        if (address === undefined) return whole;
        const alt = /\balt\s{0,5}=\s{0,5}["']([^"']{0,500})/i.exec(attributes)?.[1] ?? '';
        links.push({ picture: /^im/i.test(tag), target: address.trim(), text: alt, at });
        return ' '.repeat(whole.length);
      },
    )
    .replace(inlineLink, (whole: string, text: string, target: string, at: number) => {
      links.push({ picture: false, ...addressOf(target), text, at });
      return ' '.repeat(whole.length);
    })
    .replace(
      /\[([^[\]]{1,300})\]\[([^[\]]{0,200})\]/g,
      (whole: string, text: string, label: string, at: number) => {
        const target = definitions.get((label === '' ? text : label).toLowerCase());
        if (target !== undefined) links.push({ picture: false, target, text, at });
        return ' '.repeat(whole.length);
      },
    );
  for (const match of rest.matchAll(
    /(?:\bhttps?:\/\/|\bgit@|\bssh:\/\/|\bwww\.|(?<![\w/.@-])(?:github|gitlab|bitbucket)\.(?:com|org)\/)[^\s<>"'`()[\]{}|*]{3,2000}/g,
  ))
    links.push({ picture: false, target: match[0].replace(/[.,;:!?]+$/, ''), text: '', at: match.index });
  return links.sort((one, other) => one.at - other.at);
}

const inlinePicture = inline(true);
const inlineLink = inline(false);

/** `[text](address)`, with one level of brackets in the address, and spaces. */
function inline(picture: boolean): RegExp {
  return new RegExp(
    `${picture ? '!' : ''}\\[([^[\\]]{0,500})\\]\\s?\\(([^()]{0,4000}(?:\\([^()]{0,300}\\)[^()]{0,2000})?)\\)`,
    'g',
  );
}

function addressOf(inBrackets: string): Pick<RawLink, 'target' | 'spaced'> {
  const address = inBrackets
    .trim()
    .replace(/\s+(?:"[^"]*"|'[^']*')$/, '')
    .replace(/\s+=\d{0,5}%?x\d{0,5}%?$/, '');
  const bare = address.replace(/^<(.*)>$/, '$1');
  return { target: bare.trim(), ...(bare === address && /\s/.test(address) && { spaced: true }) };
}
