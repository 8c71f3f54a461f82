import {
  isAlias,
  isMap,
  isNode,
  isPair,
  isScalar,
  Lexer,
  LineCounter,
  parseDocument,
  visit,
  type Document,
  type YAMLError,
} from 'yaml';
import { plainText } from '../plain-text.js';
import type { Diagnostic } from './diagnostic.js';
import { yamlErrorWords } from './yaml-error-words.js';

export type Path = readonly PropertyKey[];

type Words = Pick<Diagnostic, 'message' | 'hint'>;

/** What aliases may add up to; task files need none, and a few hundred can already stand for billions of nodes. */
const maxAliasCount = 100;

/** A YAML text that knows where everything in it stands. */
export class YamlFile {
  private readonly lines = new LineCounter();
  private readonly document: Document.Parsed;
  private readonly tooMuch: string | undefined;

  constructor(
    private readonly file: string,
    private readonly text: string,
  ) {
    this.tooMuch = tooMuchIn(text);
    this.document = parseDocument(this.tooMuch === undefined ? text : '', {
      lineCounter: this.lines,
      prettyErrors: false,
    });
  }

  /** The data, or all that makes it no YAML. */
  read(): { readonly data: unknown } | { readonly diagnostics: readonly Diagnostic[] } {
    if (this.tooMuch !== undefined)
      return { diagnostics: [this.diagnostic([0, 1], { message: this.tooMuch })] };
    const errors = [...this.document.errors, ...this.document.warnings];
    if (errors.length > 0)
      return { diagnostics: worthTelling(errors).map((error) => this.diagnoseError(error)) };
    try {
      const data: unknown = this.document.toJS({ maxAliasCount });
      const control = this.diagnoseControl();
      return control ? { diagnostics: [control] } : { data };
    } catch (error) {
      if (!(error instanceof ReferenceError)) throw error;
      return { diagnostics: [this.diagnoseAlias()] };
    }
  }

  /** A diagnostic for the value at a path, or for its key, or for the nearest thing above it that exists. */
  diagnoseAt(path: Path, onKey: boolean, words: Words): Diagnostic {
    return this.diagnostic(rangeOf(this.document, path, onKey), words);
  }

  private diagnoseError(error: YAMLError): Diagnostic {
    const opening = openingOf(this.document, error);
    if (opening !== undefined) return this.diagnostic([opening, opening + 1], yamlErrorWords(error));
    const [from, to] = error.pos;
    const start = from + (/^ *(?=[^ \r\n])/.exec(this.text.slice(from))?.[0].length ?? 0);
    const word = /^[\w.{}-]*/.exec(this.text.slice(start))?.[0].length ?? 0;
    return this.diagnostic([start, Math.max(to, start + word)], yamlErrorWords(error));
  }

  /** What a person reads in a terminal and in a report, and what becomes names of files, has none. */
  private diagnoseControl(): Diagnostic | undefined {
    let found: Diagnostic | undefined;
    visit(this.document, {
      Scalar: (_key, { value, range }) => {
        if (typeof value !== 'string' || plainText(value) === value) return undefined;
        const [from, to] = range ?? [0, 1];
        found = this.diagnostic([from, to], {
          message: 'control characters, or marks that turn the direction of writing',
          hint: 'write plain text',
        });
        return visit.BREAK;
      },
    });
    return found;
  }

  private diagnoseAlias(): Diagnostic {
    let first: [number, number] = [0, 1];
    let message = 'aliases (*name) multiply here beyond measure';
    visit(this.document, {
      Alias: (_key, alias) => {
        const [from, to] = alias.range ?? [0, 1];
        if (first[0] === 0) first = [from, to];
        if (alias.resolve(this.document) !== undefined) return undefined;
        first = [from, to];
        message = `there is no anchor &${alias.source} before this alias`;
        return visit.BREAK;
      },
    });
    return this.diagnostic(first, { message });
  }

  private diagnostic([from, to]: readonly [number, number], words: Words): Diagnostic {
    const { line, col } = this.lines.linePos(Math.min(from, this.text.length));
    const source = (this.text.split('\n')[line - 1] ?? '').replace(/\r$/, '');
    const column = Math.max(1, Math.min(col, source.length + 1));
    const length = Math.max(1, Math.min(to - from, source.length - column + 1));
    return { file: this.file, line, column, length, source, ...words };
  }
}

/** Of a file with more than that the parser would make work that grows with its square. */
export const mostYamlBytes = 128 * 1024;
/** The longest of ours has a tenth of it. */
const mostLexemes = 20_000;

/** Of what a file has more than the parser does in time, if of anything. */
function tooMuchIn(text: string): string | undefined {
  const what =
    'this file is larger than any that describes a lab: at most ' +
    `${mostYamlBytes / 1024} KiB, and ${mostLexemes} words and signs`;
  if (text.length > mostYamlBytes) return what;
  let lexemes = 0;
  let aliases = 0;
  for (const lexeme of new Lexer().lex(text)) {
    if (++lexemes > mostLexemes) return what;
    if (lexeme.startsWith('*') && ++aliases > maxAliasCount)
      return `more than ${maxAliasCount} aliases (*name): a file that describes a lab needs none`;
  }
  return undefined;
}

/** One slip of syntax makes the parser stumble over all that follows; only words that stand twice are independent. */
function worthTelling(errors: readonly YAMLError[]): YAMLError[] {
  const twice = errors.filter((error) => error.code === 'DUPLICATE_KEY');
  const [first] = errors.filter((error) => error.code !== 'DUPLICATE_KEY');
  return first ? [...twice.filter((error) => error.pos[0] < first.pos[0]), first] : twice;
}

/** Where a quote or bracket was opened that the parser misses the end of. */
function openingOf(document: Document, { code, message, pos }: YAMLError): number | undefined {
  const isQuote = code === 'MISSING_CHAR' && message.includes('quote');
  if (!isQuote && !message.startsWith('Flow ')) return undefined;
  let opening: number | undefined;
  visit(document, {
    Node: (_key, node) => {
      const from = node.range?.[0];
      if (from === undefined || from >= pos[0] || isAlias(node)) return;
      if (
        isScalar(node) ? isQuote && (node.type ?? '').startsWith('QUOTE') : !isQuote && node.flow === true
      ) {
        opening = from;
      }
    },
  });
  return opening;
}

/** Character offsets of the node at a path, or of the nearest one above it that exists. */
function rangeOf(document: Document, path: Path, onKey: boolean): [number, number] {
  for (let length = path.length; length > 0; length--) {
    const parent: unknown =
      length === 1 ? document.contents : document.getIn(path.slice(0, length - 1), true);
    const key = path[length - 1];
    const exact = length === path.length;
    if (isMap(parent)) {
      const pair = parent.items.find((item) => isScalar(item.key) && String(item.key.value) === key);
      const isKey = (onKey && exact) || !isNode(pair?.value) || !isScalar(pair.value);
      const target = isKey ? pair?.key : pair.value;
      if (isNode(target) && target.range) return [target.range[0], target.range[1]];
    } else {
      const range = headRange(document.getIn(path.slice(0, length), true));
      if (range) return range;
    }
  }
  return headRange(document.contents) ?? [0, 1];
}

/** Of a map its first word, as the whole of it would be too much to point at. */
function headRange(found: unknown): [number, number] | undefined {
  const target = isMap(found) && isPair(found.items[0]) ? found.items[0].key : found;
  return isNode(target) && target.range ? [target.range[0], target.range[1]] : undefined;
}
