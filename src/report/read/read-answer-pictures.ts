import { join } from 'node:path';
import { readWithin } from '../../keep/read-within.js';
import type { ReportInput } from '../input.js';
import type { AnswerPicture } from '../model.js';
import { answerMarkdown } from '../answers/answer.js';
import { ownPictures } from './own-pictures.js';

/** What a page that is to be mailed has room for. */
const mostBytes = 2_000_000;

/** Reads the pictures that answers name and that the page can hold; nothing outside the workspace, not even by a link. */
export async function readAnswerPictures(
  workspace: string,
  answers: ReportInput['answers'],
): Promise<ReportInput['answerPictures']> {
  const addresses = [
    ...new Set([...answers.values()].flatMap((answer) => ownPictures(answerMarkdown(answer)))),
  ];
  const read = await Promise.all(
    addresses.map(async (address) => [address, await readPicture(workspace, address)] as const),
  );
  return new Map(read.flatMap(([address, picture]) => (picture ? [[address, picture] as const] : [])));
}

/** What cannot be read is told where it is missing. */
async function readPicture(workspace: string, address: string): Promise<AnswerPicture | undefined> {
  try {
    const path = join(workspace, 'report', decodeURIComponent(address));
    const content = await readWithin(path, { root: workspace, mostBytes });
    const mediaType = mediaTypeOf(content);
    return mediaType && { mediaType, content };
  } catch {
    return undefined;
  }
}

function mediaTypeOf(content: Buffer): AnswerPicture['mediaType'] | undefined {
  const head = content.toString('latin1', 0, 12);
  if (head.startsWith('\x89PNG\r\n')) return 'image/png';
  if (head.startsWith('\xFF\xD8\xFF')) return 'image/jpeg';
  if (/^GIF8[79]a/.test(head)) return 'image/gif';
  return /^RIFF[\s\S]{4}WEBP/.test(head) ? 'image/webp' : undefined;
}
