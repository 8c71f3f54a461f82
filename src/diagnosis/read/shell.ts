/** A simple command of a shell script. */
export interface Command {
  /** Its words without their quotes; a redirection is a word of its own: `>`, `>>`, `2>`. */
  readonly words: readonly string[];
  /** Where it begins, counted from 1. */
  readonly line: number;
  /** Ends with `&`. */
  readonly background: boolean;
}

/**
 * The commands of a script in their order, those within `if`, `for` and functions included. No shell: what is in `$(…)`,
 * backquotes or a here-document stays text, and whatever it cannot make sense of becomes words.
 */
export function commandsOf(script: string): Command[] {
  const reader = new Reader(script.replaceAll('\r', ''));
  reader.readAll();
  return reader.commands;
}

/** The name of the program that a command starts, without its folder: `haproxy`; `''` where it starts none. */
export function programOf({ words }: Command): string {
  const first = words.find((word) => !before.has(word) && !/^\w+\+?=/.test(word)) ?? '';
  return first.split('/').at(-1) ?? '';
}

/** What may stand before the program in a command. */
const before = new Set('if then else elif do while until { ! exec command nohup time sudo eval'.split(' '));

const closing: Readonly<Record<string, string>> = { '(': ')', '{': '}' };

class Reader {
  readonly commands: Command[] = [];
  private at = 0;
  private line = 1;
  private words: string[] = [];
  private word: string | undefined;
  private began = 1;
  /** Ends of here-documents that begin on the next line. */
  private documents: string[] = [];
  private opensDocument = false;

  constructor(private readonly text: string) {}

  readAll(): void {
    while (this.at < this.text.length) this.readOne();
    this.endCommand(false);
  }

  private readOne(): void {
    const char = this.text[this.at] ?? '';
    const next = this.text[this.at + 1] ?? '';
    if (char === '\\') this.escaped(next);
    else if (char === "'") this.quoted(this.text.indexOf("'", this.at + 1));
    else if (char === '"') this.quoted(this.closingQuote());
    else if (char === '`') this.raw(this.text.indexOf('`', this.at + 1));
    else if (char === '$' && next in closing) this.raw(this.balanced(this.at + 1));
    else if (char === '(' && this.word !== undefined) this.raw(this.balanced(this.at));
    else if (char === '#' && this.word === undefined) this.skipTo(this.text.indexOf('\n', this.at));
    else if (char === '\n') this.newLine();
    else if (/\s/.test(char)) this.skipBlank();
    else if (char === '>' || char === '<') this.redirection();
    else if (';|()'.includes(char)) this.operator(false, 1);
    else if (char === '&' && next !== '>') this.operator(next !== '&', next === '&' ? 2 : 1);
    else this.take(char);
  }

  private escaped(next: string): void {
    if (next === '\n') this.line++;
    else this.append(next);
    this.at += 2;
  }

  private quoted(end: number): void {
    this.append(this.text.slice(this.at + 1, end < 0 ? undefined : end));
    this.skipTo(end < 0 ? end : end + 1);
  }

  private raw(end: number): void {
    this.append(this.text.slice(this.at, end < 0 ? undefined : end + 1));
    this.skipTo(end < 0 ? end : end + 1);
  }

  /** A command within quotes has quotes of its own. */
  private closingQuote(): number {
    let end = this.at + 1;
    while (end < this.text.length && this.text[end] !== '"') {
      if (this.text.startsWith('$(', end)) end = Math.max(end, this.balanced(end + 1));
      if (this.text[end] === '`') end = Math.max(end, this.text.indexOf('`', end + 1));
      end += this.text[end] === '\\' ? 2 : 1;
    }
    return end;
  }

  private balanced(open: number): number {
    const opener = this.text[open] ?? '';
    let depth = 0;
    for (let end = open; end < this.text.length; end++) {
      if (this.text[end] === opener) depth++;
      if (this.text[end] === closing[opener] && --depth === 0) return end;
    }
    return -1;
  }

  private redirection(): void {
    const [operator = ''] = /^(?:<<<|<<-?|>>|[<>]&?|>\|)/.exec(this.text.slice(this.at)) ?? [];
    // `2>` is one operator, `a>` a word and an operator.
    const stream = this.word !== undefined && /^[\d&]$/.test(this.word) ? this.word : '';
    if (stream !== '') this.word = undefined;
    this.endWord();
    this.words.push(stream + operator);
    this.opensDocument = operator === '<<' || operator === '<<-';
    this.at += operator.length;
  }

  private operator(background: boolean, length: number): void {
    this.at += length;
    this.endCommand(background);
  }

  private newLine(): void {
    this.endCommand(false);
    this.at++;
    this.line++;
    for (const end of this.documents.splice(0)) {
      const close = new RegExp(`^\\s*${end.replace(/\W/g, '\\$&')}$`, 'm').exec(this.text.slice(this.at));
      this.skipTo(close === null ? -1 : this.at + close.index + close[0].length);
    }
  }

  private skipBlank(): void {
    this.endWord();
    this.at++;
  }

  private take(char: string): void {
    this.append(char);
    this.at++;
  }

  private append(text: string): void {
    if (this.word === undefined && this.words.length === 0) this.began = this.line;
    this.word = (this.word ?? '') + text;
  }

  private skipTo(end: number): void {
    const stop = end < 0 ? this.text.length : end;
    this.line += this.text.slice(this.at, stop).split('\n').length - 1;
    this.at = stop;
  }

  private endWord(): void {
    if (this.word === undefined) return;
    this.words.push(this.word);
    if (this.opensDocument) this.documents.push(this.word);
    this.opensDocument = false;
    this.word = undefined;
  }

  private endCommand(background: boolean): void {
    this.endWord();
    if (this.words.length > 0) this.commands.push({ words: this.words, line: this.began, background });
    this.words = [];
  }
}
