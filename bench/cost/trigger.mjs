import process from 'node:process';
import { spawn } from 'node:child_process';
import { once } from 'node:events';

/**
 * How a balancer gets to know of a change. Its own program hears it from the agent; handlers are started, as the agent
 * starts them, once the list has the change.
 *
 * @param {import('./recorded-agent.mjs').RecordedAgent} agent
 * @param {{ join: string, leave: string } | undefined} handlers shell commands
 */
export function triggerOf(agent, handlers) {
  return async (kind, member) => {
    agent.tell(kind, member);
    if (handlers) await runHandler(kind === 'join' ? handlers.join : handlers.leave, kind, member);
  };
}

/** Starts an event handler the way Serf does: by a shell, with the event in its environment and a line a member. */
async function runHandler(command, kind, { name, address, tags }) {
  const env = {
    PATH: process.env.PATH,
    SERF_EVENT: `member-${kind}`,
    SERF_SELF_NAME: 'ha',
    SERF_SELF_ROLE: 'balancer',
  };
  const handler = spawn('/bin/sh', ['-c', command], { env, stdio: ['pipe', 'ignore', 'inherit'] });
  handler.stdin.on('error', () => undefined).end(`${name}\t${address}\t${tags.role}\trole=${tags.role}\n`);
  const [code] = await once(handler, 'close');
  if (code !== 0) throw new Error(`${command} ended with ${code}`);
}
