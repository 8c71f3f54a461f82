import type { LabEvent } from '../events.js';
import type { Ui, UiOptions } from './ui.js';
import { plainText } from '../plain-text.js';

/** One JSON object a line on standard output for each event, and nothing else anywhere. */
export function jsonLines({ stdout }: Pick<UiOptions, 'stdout'>): Ui {
  return {
    emit: (event: LabEvent) => stdout.write(`${JSON.stringify(event, withoutEscapes)}\n`),
    close: () => Promise.resolve(),
  };
}

function withoutEscapes(_key: string, value: unknown): unknown {
  return typeof value === 'string' ? plainText(value) : value;
}
