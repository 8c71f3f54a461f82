import { commandsOf, programOf } from '../read/shell.js';
import { mistake, type Rule } from '../rule.js';

/** A `RUN` that starts an agent, or a whole service, while the image is built. */
export const agentInBuild: Rule = ({ ha, webapp }) =>
  [ha, webapp].flatMap((image) =>
    image.instructions
      .filter(
        ({ keyword, value }) =>
          keyword === 'RUN' &&
          commandsOf(value).some((command) => {
            const { words } = command;
            if (programOf(command) === 'serf') return words.includes('agent');
            const script = /^(?:\.?\/)*(?:etc\/)?services(?:\.d)?\/[^/]+\/run$/;
            return words.some((word) => script.test(word)) && starts.has(programOf(command));
          }),
      )
      .map(({ line }) => mistake({ code: 'agent-in-build' }, image.dockerfile, line, ['build'])),
  );

/** What runs a script that it is given; or the script itself. */
const starts = new Set(['bash', 'sh', 'run', 'source', '.', 'with-contenv']);
