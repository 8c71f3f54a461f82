import { groupedBy, capturesOf, pathsOf, type Rule } from './rule.js';

/** A log with more vain attempts than this is a loop, and no start of a container that had to wait for another. */
const loop = 20;

/** Logs that tell of something that did not work. */
export const troubledLogs: Rule = (scene) => {
  const logs = capturesOf(scene, 'docker-log');
  const withoutHandlers = logs.filter(({ log, capture }) => log.task >= 3 && capture.handlerNotFound > 0);
  const looping = logs.filter(({ capture }) => capture.failedJoins > loop);
  return [
    ...[...groupedBy(withoutHandlers, ({ log }) => log.task)].map(([task, group]) => ({
      rule: 'handler-not-found',
      level: 'warning' as const,
      task,
      files: pathsOf(group.map(({ log }) => log)),
      message:
        'The event handlers ended with exit status 127: the scripts were not in the image, not executable, or had line ends of Windows.',
      hint: 'Look at /serf-handlers in the container: `docker exec ha ls -l /serf-handlers`, and save scripts with line ends of UNIX.',
    })),
    ...[...groupedBy(looping, ({ log }) => log.task)].map(([task, group]) => ({
      rule: 'endless-join',
      level: 'note' as const,
      task,
      files: pathsOf(group.map(({ log }) => log)),
      message:
        'The agent tried in vain to join, over and over: the name of its seed could not be resolved, or nobody listened there.',
      hint: 'Start ha first, in the same network and with that name, then the web applications.',
    })),
  ];
};
