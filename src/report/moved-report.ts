import { movedAddress, movedMarkdown } from './moved-address.js';
import type { Block, Cell, Report, WorkspaceFileLink } from './model.js';

/**
 * The same report for a page that does not lie in `report/`: its links to files of the workspace lead there from where it lies. The
 * drawings are written beside the page, wherever that is.
 *
 * @param way from the page's folder to `report/`, percent-encoded, such as `../my-lab/report`
 */
export function movedReport(report: Report, way: string): Report {
  const moved = (blocks: readonly Block[]): Block[] => blocks.map((block) => movedBlock(block, way));
  const chapters = report.chapters.map((chapter) => ({
    ...chapter,
    blocks: moved(chapter.blocks),
    sections: chapter.sections.map((section) => ({ ...section, blocks: moved(section.blocks) })),
  }));
  return { ...report, chapters };
}

function movedBlock(block: Block, way: string): Block {
  switch (block.kind) {
    case 'prose': {
      const markdown = movedMarkdown(block.markdown, way);
      if (!block.pictures) return { ...block, markdown };
      const pictures = [...block.pictures].map(
        ([address, picture]) => [movedAddress(address, way), picture] as const,
      );
      return { ...block, markdown, pictures: new Map(pictures) };
    }
    case 'evidence':
    case 'picture':
      return { ...block, file: movedLink(block.file, way) };
    case 'table': {
      const movedCell = (cell: Cell): Cell => (typeof cell === 'string' ? cell : movedLink(cell, way));
      return { ...block, rows: block.rows.map((row) => row.map(movedCell)) };
    }
    case 'drawing':
    case 'difference':
    case 'gap':
      return block;
  }
}

function movedLink({ path, href }: WorkspaceFileLink, way: string): WorkspaceFileLink {
  return { path, href: movedAddress(href, way) };
}
