import { nodeNameOn, startsAgent, startsDockerLog } from './docker-log-line.js';
import { sectionOf } from './haproxy-config.js';
import { Brackets } from './brackets.js';
import { kindOfLine } from './line-kind.js';
import type { LineKind, PieceKind } from './line-kind.js';
import { readTerminalLine } from './prompt.js';
import { parseWrappedTemplateLine } from './template-line.js';

export interface TextLine {
  /** From 1. */
  readonly number: number;
  readonly text: string;
}

/** Lines that belong together, before they are read. */
export interface Piece {
  kind: PieceKind;
  readonly lines: TextLine[];
  /** What was typed before it, and the number of that line. */
  readonly command: string | undefined;
  readonly commandLine: number | undefined;
  /** Whether a prompt, a separator, a heading or the first line of a log tells that something new begins. */
  readonly apart: boolean;
}

/** Splits a text where one thing that a program printed ends and the next begins; prompts and separators are dropped. */
export function splitText(lines: readonly TextLine[]): Piece[] {
  const splitter = new Splitter();
  lines.forEach((line, index) => {
    const next = lines.slice(index + 1, index + 4).map(({ text }) => text);
    splitter.take(line, next);
  });
  return joinTornLogs(splitter.pieces);
}

class Splitter {
  readonly pieces: Piece[] = [];
  #open: Piece | undefined;
  #command: string | undefined;
  #commandLine: number | undefined;
  #apart = true;
  #sections = new Set<string>();
  #brackets = new Brackets();
  #node: string | undefined;
  /** Index of the line in the open log at which an agent was started that has not told its name yet. */
  #agentStart: number | undefined;

  take(line: TextLine, next: readonly string[]): void {
    const { output, command } = readTerminalLine(line.text);
    if (output !== '' || command === undefined) this.#takeOutput({ number: line.number, text: output }, next);
    if (command !== undefined) this.#end(command, line.number);
  }

  #takeOutput(line: TextLine, next: readonly string[]): void {
    const kind = kindOfLine(line.text, next);
    // Asking may split the open piece, so that it is another one afterwards.
    if (this.#open !== undefined && this.#belongs(this.#open, kind, line.text)) {
      this.#append(this.#open, line);
      return;
    }
    if (kind === 'blank' || kind === 'noise') return;
    if (kind === 'separator') {
      this.#end(undefined, undefined);
      return;
    }
    this.#begin(kind, line);
  }

  #belongs(open: Piece, kind: LineKind, text: string): boolean {
    if (kind === 'separator') return open.kind === 'docker-inspect' && this.#brackets.open;
    if (kind === 'blank') return open.kind !== 'template-line';
    switch (open.kind) {
      case 'docker-log':
        return (
          kind === 'noise' ||
          kind === 'other' ||
          kind === 'complaint' ||
          (kind === 'docker-log' && !this.#startsAnotherLog(open, text))
        );
      case 'haproxy-config':
        return (
          kind === 'other' || kind === 'comment' || (kind === 'haproxy-config' && !this.#repeatsSection(text))
        );
      case 'docker-ps':
        return kind === 'other' || kind === 'docker-ps-row';
      case 'docker-inspect':
        if (kind === 'json') return true;
        return this.#brackets.open && (kind === 'docker-inspect' ? !text.startsWith('[') : isLoose(kind));
      case 'serf-log':
        return kind === 'serf-log' || kind === 'other';
      case 'nodes-listing':
        return kind === 'nodes-listing';
      case 'template-line':
        return isUnfinished(open);
      case 'comment':
      case 'other':
        return isLoose(kind);
    }
  }

  #startsAnotherLog(open: Piece, text: string): boolean {
    if (startsDockerLog(text)) return true;
    const node = nodeNameOn(text);
    if (node === undefined || this.#node === undefined || node === this.#node) return false;
    // What the agent printed before its name belongs to the new log, too.
    if (this.#agentStart === undefined) return true;
    const moved = open.lines.splice(this.#agentStart);
    this.#begin('docker-log', ...moved);
    return false;
  }

  #repeatsSection(text: string): boolean {
    const section = sectionOf(text);
    return section !== undefined && section !== 'defaults' && this.#sections.has(section);
  }

  #begin(kind: LineKind, ...lines: TextLine[]): void {
    const before = this.#open;
    if (before?.kind === 'comment' && kind === 'haproxy-config') {
      before.kind = 'haproxy-config';
      this.#reset();
      lines.forEach((line) => this.#append(before, line));
      return;
    }
    const apart = this.#apart || (kind === 'docker-log' && lines.some(({ text }) => startsDockerLog(text)));
    const piece: Piece = {
      kind: pieceOf(kind),
      lines: [],
      command: this.#command,
      commandLine: this.#commandLine,
      apart,
    };
    this.pieces.push(piece);
    this.#open = piece;
    this.#apart = false;
    this.#command = undefined;
    this.#commandLine = undefined;
    this.#reset();
    lines.forEach((line) => this.#append(piece, line));
  }

  #append(piece: Piece, line: TextLine): void {
    piece.lines.push(line);
    if (piece.kind === 'comment' && kindOfLine(line.text, []) === 'other') piece.kind = 'other';
    if (piece.kind === 'haproxy-config') this.#sections.add(sectionOf(line.text) ?? '');
    if (piece.kind === 'docker-inspect') this.#brackets.read(line.text);
    if (piece.kind === 'docker-log') {
      const node = nodeNameOn(line.text);
      this.#node ??= node;
      if (node !== undefined) this.#agentStart = undefined;
      else if (startsAgent(line.text)) this.#agentStart ??= piece.lines.length - 1;
    }
  }

  #reset(): void {
    this.#sections = new Set();
    this.#brackets = new Brackets();
    this.#node = undefined;
    this.#agentStart = undefined;
  }

  #end(command: string | undefined, commandLine: number | undefined): void {
    this.#open = undefined;
    this.#command = command;
    this.#commandLine = commandLine;
    this.#apart = true;
  }
}

/** A line of the template that was wrapped, as far as it was taken. */
function isUnfinished(piece: Piece): boolean {
  const texts = piece.lines.map(({ text }) => text);
  return texts.length < 3 && parseWrappedTemplateLine(texts, 1) === undefined;
}

function isLoose(kind: LineKind): boolean {
  return kind === 'other' || kind === 'comment' || kind === 'noise' || kind === 'complaint';
}

function pieceOf(kind: LineKind): PieceKind {
  if (kind === 'docker-ps-row') return 'docker-ps';
  if (kind === 'json') return 'docker-inspect';
  return kind === 'blank' || kind === 'noise' || kind === 'separator' || kind === 'complaint'
    ? 'other'
    : kind;
}

/** What a handler prints may come in the middle of a log: such a log is put together again. */
function joinTornLogs(pieces: readonly Piece[]): Piece[] {
  const joined: Piece[] = [];
  for (const piece of pieces) {
    const between = joined.at(-1);
    const log = joined.at(-2);
    if (
      piece.kind === 'docker-log' &&
      !piece.apart &&
      between !== undefined &&
      !between.apart &&
      between.kind !== 'haproxy-config' &&
      between.kind !== 'docker-log' &&
      between.lines.length <= 20 &&
      log?.kind === 'docker-log'
    ) {
      for (const line of [...between.lines, ...piece.lines]) log.lines.push(line);
      joined.pop();
    } else {
      joined.push(piece);
    }
  }
  return joined;
}
