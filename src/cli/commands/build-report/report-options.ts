import { InvalidArgumentError } from 'commander';
import { reportFormats, type ReportFormat } from './report-formats.js';

/** Parses `md,html,pdf`. */
export function parseFormats(value: string): ReportFormat[] {
  const words = value.split(',').map((word) => word.trim());
  const formats = reportFormats.filter((format) => words.includes(format));
  if (formats.length === new Set(words).size) return formats;
  throw new InvalidArgumentError(`a list of ${reportFormats.join(', ')}`);
}

/** Parses a list of words, such as `5`, `0-3`; which tasks or engines there are is known later. */
export function parseWords(value: string): string[] {
  return value.split(/[\s,]+/).filter((word) => word !== '');
}

/** Parses the one form of `ait-lab check` that is not text. */
export function parsePages(value: string): 'html' {
  if (value === 'html') return value;
  throw new InvalidArgumentError('html');
}
