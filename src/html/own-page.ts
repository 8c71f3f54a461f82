import { Html } from './markup.js';

/** Stands in the head of every page of this tool, near its start. */
export const ownPageMark = new Html('<meta name="generator" content="ait-lab">');

/** Whether a text begins as a page of this tool does. */
export function isOwnPage(start: string): boolean {
  return /^<!DOCTYPE html>/i.test(start) && start.slice(0, 2000).includes(ownPageMark.source);
}
