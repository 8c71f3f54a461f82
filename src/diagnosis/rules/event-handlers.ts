import type { Cause, Symptom } from '../cause.js';
import { handles, type Handler } from '../read/handlers.js';
import type { ReadLab } from '../read/lab.js';
import { folderOf, nameOf } from '../read/path.js';
import { mistake, ofHandlers, type Rule } from '../rule.js';

/** From the agent's option through the Dockerfile to the script: each place where that may be broken. */
export const eventHandlers: Rule = (lab) => {
  const { agents, handlers } = lab;
  if (agents.ha === undefined) return [];
  // Task 2 has the agent name handlers that task 3 makes: until then there is nothing for them, here or in the Dockerfile.
  const scripts = lab.scripts.filter(({ file }) => /\/member-(?:join|leave|failed)[^/]*$/.test(file));
  const isPrepared = lab.ha.instructions.some(({ value }) =>
    handlers.some(({ path }) => value.includes(folderOf(path))),
  );
  if (scripts.length === 0 && !isPrepared) return [];
  return [
    ...events.flatMap((event) => notHandled(lab, event)),
    ...withoutRepetition(
      lab,
      handlers.flatMap((handler) => ofHandler(lab, handler)),
    ),
  ];
};

const events = ['member-join', 'member-leave', 'member-failed'];

/** Handlers that are all not there have one reason, a `COPY` that there is not. */
function withoutRepetition({ handlers }: ReadLab, causes: readonly Cause[]): readonly Cause[] {
  const lost = causes.filter((cause) => cause.code === 'handler-not-in-image' && cause.instead === undefined);
  return lost.length === handlers.length ? causes.slice(0, 1) : causes;
}

function notHandled({ agents: { ha }, handlers }: ReadLab, event: string): Cause[] {
  if (ha === undefined || ha.hasFile || handlers.some((handler) => handles(handler, event))) return [];
  // One mistake, told once: whoever has forgotten the leave has forgotten the failure as well.
  if (event === 'member-failed' && !handlers.some((handler) => handles(handler, 'member-leave'))) return [];
  const script = event === 'member-join' ? 'member-join.sh' : 'member-leave.sh';
  return [mistake({ code: 'event-not-handled', event, script }, ha.script.file, ha.line, ofHandlers)];
}

function ofHandler({ agents, ha, files }: ReadLab, handler: Handler): Cause[] {
  const { path, inImage, line, events: handled } = handler;
  const agentFile = agents.ha?.script.file ?? ha.dockerfile;
  const explains: readonly Symptom[] = ofHandlers;
  const asFile = ha.files.get(folderOf(path));
  if (asFile !== undefined && inImage === undefined) {
    const fact = { code: 'folder-not-made', folder: folderOf(path), needs: nameOf(path) } as const;
    return [mistake(fact, ha.dockerfile, asFile.line, explains)];
  }
  if (inImage === undefined) {
    const instead = [...ha.files.keys()].find((other) => isMeant(other, path));
    if (handler.script === undefined && instead === undefined) {
      const fact = { code: 'handler-not-written', path, script: `ha/scripts/${nameOf(path)}` } as const;
      return [mistake(fact, agentFile, line, explains)];
    }
    return [mistake({ code: 'handler-not-in-image', path, instead }, agentFile, line, explains)];
  }
  const { source } = inImage;
  if (source === undefined) return [];
  if (!inImage.executable)
    return [mistake({ code: 'handler-not-executable', path }, source, undefined, explains)];
  if (isEmpty(files.get(source)?.text ?? ''))
    return [mistake({ code: 'handler-empty', event: handled[0] ?? '' }, source, undefined, explains)];
  return [];
}

/** A file of the image that is the handler under another name or in another folder. */
function isMeant(other: string, path: string): boolean {
  const plain = (name: string): string =>
    nameOf(name)
      .toLowerCase()
      .replace(/\.\w+$|[^a-z]/g, '');
  return plain(other) === plain(path);
}

function isEmpty(text: string): boolean {
  return text.split('\n').every((line) => /^\s*(?:#.*)?$/.test(line));
}
