import {
  createContainer,
  findContainer,
  inspectContainer,
  killContainer,
  removeContainer,
  startContainer,
} from '../../docker/container.js';
import { backendName } from '../../scenario/lab-description.js';
import { aFewAtOnce } from '../a-few-at-once.js';
import { imageName } from '../image-name.js';
import { label, ownerLabels } from '../labels.js';
import type { Lab } from '../lab.js';
import { nodeAddress } from '../topology.js';
import { parseMoment } from '../agent-event.js';
import { expectThat } from './expectation.js';

/** Agents that know each other and nobody else, in the lab's own network. */
export interface GossipGroup {
  /** `g6-1`, `g6-2`, …: all of them ask the first one. */
  readonly agents: readonly string[];
  /** The last one, which joins when the others know each other. */
  readonly newcomer: string;
  /** The one that is killed: neither the seed nor the newcomer. */
  readonly victim: string;
}

/** The web applications of a lab with these agents in it have lower numbers, so that their addresses stay free. */
const firstAddress = 31;

/** Disjoint groups of these sizes, of three agents at least. */
export function gossipGroups(sizes: readonly number[]): GossipGroup[] {
  return sizes.map((size) => ({
    agents: Array.from({ length: size }, (_, index) => `g${size}-${index + 1}`),
    newcomer: `g${size}-${size}`,
    victim: `g${size}-2`,
  }));
}

/** Creates and starts agents, a few at a time and in this order. */
export function startAgents(
  lab: Lab,
  groups: readonly GossipGroup[],
  agents: readonly string[],
  signal: AbortSignal,
): Promise<void> {
  const everybody = groups.flatMap((group) => group.agents);
  return aFewAtOnce(agents, async (agent) => {
    signal.throwIfAborted();
    const seed = groups.find((group) => group.agents.includes(agent))?.agents[0] ?? agent;
    const name = lab.container(agent);
    await createContainer(lab.engine, {
      name,
      image: imageName(lab.description.roles.backend.image.name, lab.target),
      hostname: agent,
      network: lab.topology.network,
      address: nodeAddress(
        lab.topology,
        backendName(lab.description, firstAddress + everybody.indexOf(agent)),
      ),
      aliases: name === agent ? [] : [agent],
      env: { TAG: agent, SERF_JOIN: seed },
      labels: { ...ownerLabels(lab.owner), [label.node]: agent },
      ports: [],
    });
    await startContainer(lab.engine, name);
  });
}

/** When the victim of a group died, by the engine's clock. */
export interface Death {
  readonly group: GossipGroup;
  readonly at: string;
  readonly ms: number;
}

/** Kills the victim of each group as `docker kill` does. */
export async function killVictims(lab: Lab, groups: readonly GossipGroup[]): Promise<Death[]> {
  await aFewAtOnce(
    groups.map(({ victim }) => victim),
    (victim) => killContainer(lab.engine, lab.container(victim)),
  );
  return Promise.all(
    groups.map(async (group) => {
      const { State } = await inspectContainer(lab.engine, lab.container(group.victim));
      const ms = parseMoment(State.FinishedAt);
      const detail = `the engine says ${State.Status} after the kill`;
      expectThat(ms !== undefined && !State.Running, `killing ${group.victim}`, detail);
      return { group, at: State.FinishedAt, ms };
    }),
  );
}

/** Removes what there is of these agents, running or not. */
export function removeAgents(lab: Lab, groups: readonly GossipGroup[]): Promise<void> {
  return aFewAtOnce(
    groups.flatMap((group) => group.agents),
    async (agent) => {
      const name = lab.container(agent);
      const found = await findContainer(lab.engine, name);
      // A name that somebody else has given to a container of theirs is why it was not created, and no reason to remove theirs.
      if (found?.Config.Labels[label.run] === lab.owner.run) await removeContainer(lab.engine, name);
    },
  );
}
