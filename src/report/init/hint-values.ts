/** Values of a run that an answer may quote, by the name of the answer. */
export const hintValues: Readonly<Record<string, readonly string[]>> = {
  introduction: ['task0/manifest.versions.haproxy', 'task2/manifest.versions.serf'],
  M1: [
    'task0/experiment-crash-unattended.requests.failed',
    'task0/experiment-crash-unattended.markedDownAfterMs | seconds',
  ],
  M2: ['task0/experiment-added-by-hand.filesEdited', 'task0/experiment-added-by-hand.outageMs | seconds'],
  M3: [
    'task0/experiment-added-by-hand.untilServedMs | seconds',
    'task6/experiment-traffic-delay.join.trafficMs | seconds',
  ],
  M5: [
    'task0/experiment-second-process.second.watchedMs | seconds',
    'task0/experiment-second-process.main.exitCode',
  ],
  M6: ['task0/experiment-unlisted-backend.requests', 'task0/experiment-unlisted-backend.answeredBy.s3'],
  '1.2': [
    'task1/experiment-supervised.first.backAfterMs | ms',
    'task1/experiment-supervised.container.restartCount',
  ],
  '2.2': [
    'task2/experiment-one-seed.watchedMs | seconds',
    'task2/experiment-several-seeds.joinedAfterMs | seconds',
    'task2/experiment-ha-replaced.knowsAllAfterMs | seconds',
  ],
  '2.3': [
    'task2/experiment-gossip.groups.2.agents',
    'task2/experiment-gossip.groups.2.joinKnownByAllMs | ms',
    'task2/experiment-gossip.groups.2.killDetectedByAllMs | seconds',
  ],
  '4.1': [
    'task4/experiment-layers.three.layers',
    'task4/experiment-layers.three.lastChangedMs | seconds',
    'task4/experiment-layers.flattened.bytesAfter | MB',
  ],
  '4.2': ['task4/experiment-shared-base.savedBytes | MB', 'task4/experiment-shared-base.savedMs | seconds'],
  '4.4': ['task4/experiment-last-event.remembered | list', 'task4/experiment-last-event.forgotten | list'],
  '5.4': ['task5/experiment-configuration-delay.join.configurationMs | ms'],
  '6.2': [
    'task6/experiment-traffic-delay.kill.failed',
    'task6/experiment-traffic-delay.join.trafficMs | seconds',
  ],
};
