import { inspectContainer } from '../../docker/container.js';
import type { Lab } from '../lab.js';
import { parseMoment } from '../agent-event.js';
import { expectThat } from './expectation.js';

/** What the engine says of a node's container. */
export interface ContainerFacts {
  /** When its process started, as Docker wrote it, and in milliseconds since 1970 with a fraction. */
  readonly startedAt: string;
  readonly startedMs: number;
  /** Nodes that its agent asks to let it in. */
  readonly seeds: readonly string[];
}

/** Asks the engine, whose clock is also that of the logs. */
export async function containerFacts(lab: Lab, node: string): Promise<ContainerFacts> {
  const { State, Config } = await inspectContainer(lab.engine, lab.container(node));
  const startedMs = parseMoment(State.StartedAt);
  const detail = `the engine says that it started at ${State.StartedAt}`;
  expectThat(startedMs !== undefined, `inspecting ${node}`, detail);
  const variable = 'SERF_JOIN=';
  const joins = Config.Env.find((entry) => entry.startsWith(variable))?.slice(variable.length) ?? '';
  const seeds = joins.split(/\s+/).filter((seed) => seed !== '' && seed !== node);
  return { startedAt: State.StartedAt, startedMs, seeds };
}
