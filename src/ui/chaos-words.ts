import type { LabEvent } from '../events.js';
import { oneLine } from '../plain-text.js';
import type { Palette } from './palette.js';
import { countText, elapsedText } from './quantity.js';

type Started = Extract<LabEvent, { type: 'chaos-started' }>;

/** The first line of a run of chaos: what makes it happen again, and where its record goes. */
export function chaosHeaderText(event: Started, palette: Palette): string {
  const { nodes, rate, folder } = event;
  const much = `${countText(nodes, 'web application')} at most, ${countText(rate, 'request')} a second`;
  return `${palette.strong(`ait-lab: chaos, ${chaosText(event)}`)}, record in ${oneLine(folder)}${palette.faint(`, ${much}`)}`;
}

/** A run of chaos in a few words. */
export function chaosText({ seed, minutes, variant }: Started): string {
  return `seed ${seed}, variant ${oneLine(variant)}, ${countText(minutes, 'minute')}`;
}

/** A thing that happens, with its time in front. */
export function chaosLine(event: Extract<LabEvent, { type: 'chaos-event' | 'chaos-agreed' }>): string {
  const text =
    event.type === 'chaos-event' ? oneLine(event.text) : `all agree after ${elapsedText(event.afterMs)}`;
  return `${(event.elapsedMs / 1000).toFixed(1).padStart(7)} s  ${text}`;
}
