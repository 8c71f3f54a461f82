/**
 * A second process for a container, small and without effect: it stands for what one would put beside an application,
 * such as something that ships its log or an agent.
 */
export const logFollower = {
  process: 'tail',
  argv: ['tail', '-F', '/tmp/access.log'],
  command: 'tail -F /tmp/access.log',
} as const;
