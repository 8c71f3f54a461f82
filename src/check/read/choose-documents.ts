/** A file that may be a report: its path below the hand-in, and its size in bytes. */
export interface Candidate {
  readonly path: string;
  readonly size: number;
}

/**
 * The PDFs that are worth reading, nearest to the root first: those without a Markdown report of some length in the same
 * lab, from which they would have been printed. A README may be the statement, and a short text may only point to the PDF.
 */
export function chooseDocuments(
  pdfs: readonly Candidate[],
  texts: readonly Candidate[],
  most: number,
): string[] {
  const written = new Set(texts.filter(isReport).map(({ path }) => labOf(path)));
  return pdfs
    .map(({ path }) => path)
    .filter((path) => !written.has(labOf(path)))
    .sort((one, other) => depthOf(one) - depthOf(other) || (one < other ? -1 : 1))
    .slice(0, most);
}

/** Bytes; less is a draft. */
const lengthOfReport = 6_000;

function isReport({ path, size }: Candidate): boolean {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return (
    size >= lengthOfReport &&
    /\.(?:md|markdown)$/i.test(name) &&
    !/^readme\b|quick[ _-]?reference/i.test(name)
  );
}

/** The folder that a report belongs to: the one it lies in, or the one above a folder that only holds documents. */
function labOf(path: string): string {
  const folders = path.split('/').slice(0, -1);
  const documents = folders.findIndex((folder) =>
    /^(?:reports?|rapports?|docs?|documents?|pdf)$/i.test(folder),
  );
  return (documents === -1 ? folders : folders.slice(0, documents)).join('/');
}

function depthOf(path: string): number {
  return path.split('/').length;
}
