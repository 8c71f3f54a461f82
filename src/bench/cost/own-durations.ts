/**
 * What the balancer's own program has written of the changes of one backend: milliseconds from the word of the agent
 * until HAProxy had carried the change out, in order.
 *
 * @param log of the container
 */
export function ownDurations(log: string, backend: string): number[] {
  return log.split('\n').flatMap((line) => {
    const [, name, ms] = changeLine.exec(line) ?? [];
    return name === backend ? [Number(ms)] : [];
  });
}

const changeLine = /^\S+ ([a-z0-9-]+) at [\d.]+ (?:added|taken out) in ([\d.]+) ms$/;
