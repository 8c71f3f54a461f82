import { groupedBy, capturesOf, pathsOf, type Rule } from './rule.js';

/** A log with more vain attempts than this is a loop, and no start of a container that had to wait for another. */
const loop = 20;

/** Logs that tell of something that did not work. */
export const troubledLogs: Rule = (context) => {
  const logs = capturesOf(context, 'docker-log');
  const withoutHandlers = logs.filter(({ log, capture }) => log.task >= 3 && capture.handlerNotFound > 0);
  const looping = logs.filter(({ capture }) => capture.failedJoins > loop);
  return [
    ...[...groupedBy(withoutHandlers, ({ log }) => log.task)].map(([task, group]) => ({
      level: 'warning' as const,
      task,
      files: pathsOf(group.map(({ log }) => log)),
      because: { code: 'handler-not-found' as const },
    })),
    ...[...groupedBy(looping, ({ log }) => log.task)].map(([task, group]) => ({
      level: 'note' as const,
      task,
      files: pathsOf(group.map(({ log }) => log)),
      because: { code: 'endless-join' as const },
    })),
  ];
};
