import { lockWorkspace } from '../../src/run/workspace-lock.js';
import { Failed } from '../../src/failure.js';

// A process that locks each workspace it is told of, says how that went, and holds on until it is killed.
process.on('message', (workspace) => {
  lockWorkspace(String(workspace), `run of ${process.pid}`, new Date(0)).then(
    () => process.send?.({ held: true }),
    (error: unknown) =>
      process.send?.({ held: false, failure: error instanceof Failed ? error.failure : String(error) }),
  );
});
process.on('disconnect', () => process.exit());
