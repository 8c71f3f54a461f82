import type { DocumentPage } from '../../hand-in.js';

/** A line of what the PDF reader's process writes: the number of pages, each page, and how it ended. */
export type ReaderMessage =
  | { readonly pages: number }
  | { readonly page: DocumentPage }
  | { readonly end: true }
  | { readonly failure: 'password' | 'damaged' };
