import { valuesOf, type Agent } from './agent.js';
import type { Image } from './image.js';
import type { ImageFile } from './tracing.js';
import { absolute, nameOf } from './path.js';
import { codeOf, type Script } from './scripts.js';
import { expand } from './variables.js';

/** What an agent calls when something happens to a member. */
export interface Handler {
  /** `member-join`; `*` for all. */
  readonly events: readonly string[];
  /** In the container, as the agent has it: `/serf-handlers/member-join.sh`. */
  readonly path: string;
  /** Of the agent's option. */
  readonly line: number;
  readonly inImage: ImageFile | undefined;
  /** The file of the repository that arrives there, or else one with that name. */
  readonly script: Script | undefined;
  /** Its commands and those of scripts that it calls or reads, without comments. */
  readonly code: string;
}

/** The handlers of an agent, one for each option. */
export function handlersOf(scripts: readonly Script[], image: Image, agent: Agent | undefined): Handler[] {
  if (agent === undefined) return [];
  return valuesOf(agent, 'event-handler').map(({ value, line }) => {
    const [, filter, called = ''] = /^(?:([\w,:*-]+)=)?(.*)$/.exec(value) ?? [];
    const [script = called] = expand(called, agent.script.variables);
    const path = absolute(script);
    const inImage = image.files.get(path);
    const own = scripts.filter((each) => each.image === image);
    const found =
      own.find(({ file }) => file === inImage?.source) ??
      own.find(({ file }) => nameOf(file) === nameOf(path));
    return {
      events: filter?.split(',') ?? ['*'],
      path,
      line,
      inImage,
      script: found,
      code: found === undefined ? '' : withCalled(found, own),
    };
  });
}

/** Whether a handler is called for an event such as `member-leave`. */
export function handles({ events }: Handler, event: string): boolean {
  return events.includes(event) || events.includes('*');
}

function withCalled(script: Script, own: readonly Script[]): string {
  const code = codeOf(script);
  const called = own.filter(
    ({ file }) => file !== script.file && code.includes(nameOf(file)) && nameOf(file) !== 'run',
  );
  return [script, ...called].map(codeOf).join('\n');
}
