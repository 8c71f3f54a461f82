import type { Language } from '../scenario/language.js';

/**
 * The report before it has a form: what Markdown, HTML and PDF have in common. Everything in it that comes from a log, a
 * name, an answer or a setting is plain, untrusted text; whoever gives it a form escapes it.
 */
export interface Report {
  readonly lang: Language;
  readonly title: string;
  readonly authors: readonly string[];
  readonly repository: string | undefined;
  /** When the newest run ended, ISO 8601; the report's own date. `undefined` when there was none. */
  readonly date: string | undefined;
  /** Facts about the run for the title page, such as versions. */
  readonly facts: readonly { readonly name: string; readonly value: string }[];
  readonly chapters: readonly Chapter[];
  /** Everything that is missing, empty, failed or out of date, in the order of the report; optional things are not here. */
  readonly gaps: readonly Gap[];
}

export interface Chapter {
  /** For anchors: `introduction`, `task-0` … `task-6`, `difficulties`, `conclusion`. */
  readonly id: string;
  readonly heading: string;
  /** What stands between the heading and the first section. */
  readonly blocks: readonly Block[];
  readonly sections: readonly Section[];
}

export interface Section {
  /** For anchors: `m1`, `4-2` … */
  readonly id: string;
  /** As the lab numbers it: `M1`, `4.2`; empty for a section that the lab does not ask for. */
  readonly number: string;
  readonly heading: string;
  readonly blocks: readonly Block[];
}

export type Block =
  | {
      readonly kind: 'prose';
      /**
       * Markdown with every placeholder filled in. Its headings begin one level below the one that it stands under: at 3
       * in a chapter, at 4 in a section. HTML in it is text.
       */
      readonly markdown: string;
      /** Pictures in it that are files of the workspace, by the address that it names them with, relative to `report/`. */
      readonly pictures?: ReadonlyMap<string, AnswerPicture>;
    }
  | ({ readonly kind: 'evidence' } & Evidence)
  | {
      /** Consecutive configurations: what changed from one to the next. */
      readonly kind: 'difference';
      readonly from: string;
      readonly to: string;
      /** Unified diff without its file header. */
      readonly patch: string;
    }
  | {
      readonly kind: 'picture';
      readonly file: WorkspaceFileLink;
      readonly alt: string;
      readonly caption: string;
      /** Pixels. */
      readonly width: number;
      readonly height: number;
      readonly png: Uint8Array;
    }
  | {
      /** Drawn from recorded facts; written to `report/images/NAME.svg`. */
      readonly kind: 'drawing';
      readonly file: WorkspaceFileLink;
      readonly alt: string;
      readonly caption: string;
      /** A whole SVG document that follows the reader's colour scheme, without script and without reference to anything outside. */
      readonly svg: string;
    }
  | {
      readonly kind: 'table';
      readonly caption: string;
      readonly head: readonly string[];
      readonly rows: readonly (readonly Cell[])[];
      /** Whether cells are as somebody recorded them, such as a command, or the report's own: figures, or words. */
      readonly cells: 'recorded' | 'worded' | 'told';
    }
  | ({ readonly kind: 'gap' } & Gap);

/** A picture that somebody put beside an answer. */
export interface AnswerPicture {
  readonly mediaType: 'image/png' | 'image/jpeg' | 'image/gif' | 'image/webp';
  readonly content: Uint8Array;
}

export type Cell = string | WorkspaceFileLink;

/** A file of the workspace. */
export interface WorkspaceFileLink {
  /** What a reader sees, such as `logs/task 5/nodes.txt`. */
  readonly path: string;
  /** Relative to `report/`, percent-encoded: `../logs/task%205/nodes.txt`. */
  readonly href: string;
}

/** A file of evidence as the report shows it. */
export interface Evidence {
  readonly file: WorkspaceFileLink;
  /** What a person would type for it. */
  readonly commands: readonly string[];
  /** ISO 8601; empty when no manifest tells it. */
  readonly time: string;
  readonly bytes: number;
  readonly language: 'haproxy' | 'json' | 'log' | 'text';
  /** The whole text; ANSI sequences are still in it. */
  readonly text: string;
  /**
   * Its first and last lines, and between them a line that says what is left out, where the whole would be too long for
   * Markdown and PDF; the same as `text` otherwise.
   */
  readonly excerpt: string;
  /** Lines left out of the excerpt. */
  readonly omittedLines: number;
  /** Whether it stands in line, or only as a row of the table of files that is before it in the same section. */
  readonly shown: 'inline' | 'folded';
}

/** Something that a complete report would have. */
export interface Gap {
  /**
   * `left-out`: the run was told to leave it out; `failed`: the task did not pass; `outdated`: older than its task's images; `altered`: not what was captured any
   * more; `wrong`: there, and not what the lab asks for; `unwritten`: an answer; `unknown-value`: a placeholder that
   * names nothing.
   */
  readonly fault:
    | 'missing'
    | 'left-out'
    | 'empty'
    | 'failed'
    | 'outdated'
    | 'altered'
    | 'wrong'
    | 'unwritten'
    | 'unknown-value';
  /** Number of the deliverable, or the chapter's heading. */
  readonly where: string;
  /** What it is about, such as `logs/task 5/nodes.txt`. */
  readonly what: string;
  readonly why: string;
  /** What to do: a command, or a file to write. */
  readonly hint: string;
  /** An optional thing is told, and not counted. */
  readonly optional: boolean;
}
