import type { TaskNumber } from '../item.js';

/** A hand-in's report, whatever it was written in and however many files it has. */
export interface WrittenReport {
  /** In reading order, relative to the hand-in's folder. */
  readonly files: readonly string[];
  /** In reading order, one for each heading and one for what stands before the first. */
  readonly sections: readonly WrittenSection[];
  /** Every link that is no picture. */
  readonly links: readonly WrittenLink[];
  /** The answers stand within the lab's own statement, so that nothing outside of them can be told from it. */
  readonly inStatement: boolean;
}

export interface WrittenSection {
  readonly file: string;
  /** Of its heading, from 1; in a PDF, the page. */
  readonly line: number;
  readonly heading: string;
  /** The task that it is a part of, as headings tell. */
  readonly task: TaskNumber | undefined;
  readonly chapter: 'introduction' | 'contents' | 'difficulties' | 'conclusion' | undefined;
  /** Number of a question, as the report gives it: `M1`, `4.2`; `undefined` when the section is no answer to one. */
  readonly question: string | undefined;
  /** Markdown as it is written, without the heading. */
  readonly text: string;
  /** Lines of the file that the text is made of, both counted; the last before the first where there are none. */
  readonly lines: { readonly first: number; readonly last: number };
  /** What of it is the author's own prose: without quoted or copied statement, code, links' addresses and mark-up. */
  readonly ownText: string;
  readonly codeBlocks: readonly { readonly line: number; readonly text: string }[];
  readonly pictures: readonly EmbeddedPicture[];
  /** Pictures that it only links to; their text is that of the link. */
  readonly linked: readonly EmbeddedPicture[];
}

export interface EmbeddedPicture {
  readonly file: string;
  readonly line: number;
  /** As it is written. */
  readonly target: string;
  /** The file that it means, relative to the hand-in's folder; `undefined` when it is remote or not there. */
  readonly path: string | undefined;
  readonly found: LinkState;
  readonly alt: string;
  /** The author's text on the line or sentence before it, which tells what it shows. */
  readonly before: string;
}

export interface WrittenLink {
  readonly file: string;
  readonly line: number;
  readonly target: string;
  readonly path: string | undefined;
  readonly found: LinkState;
  readonly text: string;
}

/**
 * `case`: there in other letter case; `elsewhere`: the only file of that name, in another folder; `repaired`: there when spaces, backslashes or escapes are read with good will. */
export type LinkState = 'there' | 'case' | 'elsewhere' | 'repaired' | 'own-repository' | 'remote' | 'dead';
