import { z } from 'zod';
import { checkedItem } from './checked-item.js';
import { experimentNames } from './experiment-names.js';
import { mainBalancer, type LabDescription } from './lab-description.js';
import { referencePatterns } from './node-names.js';

const argv = z.array(z.string()).min(1).meta({ description: 'a command and its arguments; no shell' });
const absolutePath = z.string().regex(/^\/[^\0]*$/, 'an absolute path inside the container');

/** A file of evidence: a plain name, for `logs: all` with `{node}` in it. */
const fileName = /^(?!manifest\.json$)(\{node\}|[A-Za-z0-9])[A-Za-z0-9._{}-]*\.(txt|log|json|cfg|png)$/;

/** Text in the languages that a report can have; a plain string is English, and serves for all. */
const localized = (most: number) => {
  const text = z.string().min(1).max(most);
  return z.union([text, z.strictObject({ en: text, fr: text })]);
};
const title = localized(80);

const deliverable = z.strictObject({
  number: z
    .string()
    .regex(/^(M\d|\d+\.\d+)$/, 'a number such as M1 or 4.2')
    .meta({ description: 'the number under which the lab asks for it' }),
  title,
  answer: z
    .string()
    .regex(/^[A-Za-z0-9.-]+$/, 'the name of a file in report/answers, without .md')
    .optional()
    .meta({ description: 'the written answer: a file in report/answers, without .md' }),
  evidence: z
    .array(z.string().regex(fileName, 'the name of a file that a step captures'))
    .optional()
    .meta({ description: 'files that steps of this task leave behind' }),
  setting: z
    .enum(['repository'])
    .optional()
    .meta({ description: 'a value of ait-lab.yaml that is to be shown' }),
  optional: z.boolean().optional().meta({ description: 'not counted when it is missing' }),
});

/** What of a lab decides which task files are right: two labs that have it in common read the same file alike. */
export function vocabulary(lab: LabDescription): string {
  const { one, any } = referencePatterns(lab);
  return [one, any].map(({ pattern, words }) => `${pattern.source} ${words}`).join('\n');
}

/**
 * The words of a task file of a lab. This schema is the only source: the types below, the loader's errors and
 * `tasks/task.schema.json` (for editors) all come from it.
 */
export function taskSchemas(lab: LabDescription) {
  const { one, any } = referencePatterns(lab);
  const main = mainBalancer(lab);
  const nodeRef = z.string().regex(any.pattern, any.words).meta({ description: any.words });
  const oneNode = z.string().regex(one.pattern, one.words).meta({ description: one.words });
  const nodes = z.union([nodeRef, z.array(nodeRef)]).meta({ description: 'a node or a list of nodes' });
  const nodeList = z.array(nodeRef);
  const words = `{host NODE} stands for what a container calls itself: ${main}, or its short id`;
  const onBalancer = (what: string) => oneNode.optional().meta({ description: `${what}; default ${main}` });

  const action = exactlyOne(
    z.strictObject({
      start: nodes
        .optional()
        .meta({ description: 'create the container, or start it again after stop or kill' }),
      stop: nodes.optional().meta({ description: 'docker stop: SIGTERM, ten seconds, SIGKILL' }),
      kill: nodes.optional().meta({ description: 'docker kill: the whole container, at once' }),
      remove: nodes.optional().meta({ description: 'docker rm --force' }),
      crash: z
        .strictObject({ process: z.string(), on: oneNode })
        .optional()
        .meta({ description: 'kill -KILL of one process inside a container' }),
      exec: z.strictObject({ on: oneNode, run: argv }).optional().meta({ description: 'docker exec' }),
      load: z
        .strictObject({
          connections: z.int().min(1).max(64),
          rate: z.int().min(1).max(5000).meta({ description: 'requests a second, all connections together' }),
        })
        .optional()
        .meta({
          description:
            'a client sends requests through the balancer until the task ends, or until its capture',
        }),
      env: z
        .record(z.string().regex(/^[A-Z_][A-Z0-9_]*$/, 'a variable name in capitals'), z.string())
        .optional()
        .meta({ description: 'beside start: environment of the new container' }),
    }),
    ['env'],
  );

  const condition = exactlyOne(
    z.strictObject({
      'serf.members': z
        .strictObject({
          on: onBalancer('whose view'),
          alive: nodeList.meta({ description: 'exactly these are alive' }),
          left: nodeList.optional(),
          failed: nodeList.optional(),
        })
        .optional(),
      'serf.roles': z
        .strictObject({ on: onBalancer('whose view'), balancer: nodeList, backend: nodeList })
        .optional()
        .meta({ description: 'the tag `role` of these members' }),
      'haproxy.servers': z
        .strictObject({ on: onBalancer('whose table'), up: nodeList, down: nodeList.optional() })
        .optional()
        .meta({ description: "HAProxy's own table of servers holds exactly these" }),
      'haproxy.configured': z
        .strictObject({ on: onBalancer('whose file'), servers: nodeList })
        .optional()
        .meta({ description: "HAProxy's configuration file lists exactly these servers" }),
      'http.answers': z
        .strictObject({
          on: onBalancer('through which balancer'),
          by: nodeList.optional().meta({ description: 'each of these answers' }),
          never: nodeList.optional().meta({ description: 'none of the requests is answered by these' }),
          status: z.int().min(100).max(599).optional(),
          requests: z
            .int()
            .min(1)
            .max(1000)
            .optional()
            .meta({ description: 'default: two for each of `by`' }),
        })
        .optional(),
      'container.exited': nodes.optional(),
      'process.replaced': z
        .strictObject({ on: oneNode, process: z.string() })
        .optional()
        .meta({ description: 'the process runs again, under another process id than before this step' }),
      process: z
        .strictObject({ on: oneNode, first: z.string() })
        .optional()
        .meta({ description: 'the program that process 1 of a container is' }),
      file: z
        .strictObject({
          on: oneNode,
          path: absolutePath,
          contains: z.array(z.string()).optional().meta({ description: words }),
          lacks: z.array(z.string()).optional(),
          gains: z
            .array(z.string())
            .optional()
            .meta({ description: 'what has come into the file since before this step contains these' }),
        })
        .optional(),
      folder: z
        .strictObject({
          on: oneNode,
          path: absolutePath,
          has: z.array(z.string()).optional().meta({ description: words }),
          lacks: z.array(z.string()).optional(),
        })
        .optional()
        .meta({ description: 'names of files that are in a folder, and of others that are not' }),
      log: z.strictObject({ of: oneNode, contains: z.string() }).optional(),
    }),
  );

  const capture = exactlyOne(
    z.strictObject({
      logs: nodeRef
        .optional()
        .meta({ description: 'docker logs: standard output and error from the first byte' }),
      inspect: oneNode.optional().meta({ description: 'docker inspect' }),
      ps: z.enum(['running', 'all']).optional().meta({ description: 'docker ps' }),
      processes: oneNode.optional().meta({ description: 'the process tree inside the container' }),
      'serf.members': oneNode.optional(),
      'haproxy.stat': z
        .enum(['servers'])
        .optional()
        .meta({ description: "HAProxy's `show stat`: its table of servers, as JSON" }),
      answers: z
        .int()
        .min(1)
        .max(1000)
        .optional()
        .meta({ description: 'so many requests through the balancer, as JSON' }),
      screenshot: z
        .enum(['stats'])
        .optional()
        .meta({ description: "a picture of HAProxy's stats page; a file ending in .png" }),
      topology: z
        .enum(['observed'])
        .optional()
        .meta({ description: 'containers, addresses, ports, processes and members as they are, as JSON' }),
      load: z
        .enum(['requests', 'timeline'])
        .optional()
        .meta({ description: 'what the client of `load` saw; ends the client' }),
      file: absolutePath.optional(),
      exec: argv.optional(),
      of: oneNode.optional().meta({ description: 'beside file and exec: the container' }),
      on: oneNode.optional().meta({
        description: `beside haproxy.stat, answers and screenshot: which balancer; default ${main}`,
      }),
      append: z.boolean().optional().meta({ description: 'add to the file that an earlier step wrote' }),
    }),
    ['of', 'on', 'append'],
  );

  const step = z.strictObject({
    name: z
      .string()
      .min(1)
      .max(120)
      .meta({ description: 'a sentence of behaviour: "s1 joins and gets traffic"' }),
    at: z.array(z.int().min(0).max(99)).min(1).optional().meta({
      description: 'stages at which the step shows anything, of images that are not of the task; default all',
    }),
    do: z.array(action).optional(),
    until: z.array(condition).optional().meta({ description: 'facts that are waited for; all must hold' }),
    experiment: z
      .enum(experimentNames)
      .optional()
      .meta({ description: 'measures something once the facts hold: experiment-NAME.json and .txt' }),
    within: z.int().min(1).max(600).optional().meta({ description: 'seconds to wait at most; default 60' }),
    capture: z
      .record(z.string().regex(fileName, 'a file name ending in .txt, .log, .json, .cfg or .png'), capture)
      .optional(),
  });

  const taskFile = z
    .strictObject({
      task: z.int().min(0).max(99),
      title,
      about: localized(1000).meta({ description: 'what the images gain and what there is to see' }),
      target: z
        .string()
        .regex(/^[a-z0-9-]+$/)
        .optional()
        .meta({ description: 'target of the Dockerfiles; default task<number>' }),
      variants: z
        .array(z.string().regex(/^[a-z][a-z0-9]*$/, 'the name of a variant, such as hitless'))
        .min(1)
        .optional()
        .meta({
          description:
            'what --variant can ask for beside lab: the same steps, with the lab that lab-NAME.yaml describes',
        }),
      nodes: z
        .strictObject({ default: z.int().min(1).max(64), least: z.int().min(1).max(64) })
        .optional()
        .meta({ description: 'makes --nodes, and sN in this file, meaningful' }),
      steps: z.array(step).min(1),
      checked: z
        .array(checkedItem)
        .optional()
        .meta({ description: 'what `ait-lab check` looks for, in the order of its output' }),
      deliverables: z
        .array(deliverable)
        .optional()
        .meta({ description: 'what the lab asks to hand in, in the order of the report' }),
    })
    .meta({ title: 'ait-lab task', description: 'A task of the lab as a scenario' });

  /** A task that takes from another file whatever it does not say itself. */
  const derivedTaskFile = taskFile.partial({ title: true, about: true }).extend({
    extends: z.string().meta({ description: 'path of a task file, from this one: its steps are left out' }),
  });

  return { taskFile, derivedTaskFile, step, action, condition, capture };
}

type Schemas = ReturnType<typeof taskSchemas>;
export type TaskFile = z.infer<Schemas['taskFile']>;
export type DerivedTaskFile = z.infer<Schemas['derivedTaskFile']>;
export type StepEntry = TaskFile['steps'][number];
export type ActionEntry = z.infer<Schemas['action']>;
export type ConditionEntry = z.infer<Schemas['condition']>;
export type CaptureEntry = z.infer<Schemas['capture']>;
export type DeliverableEntry = z.infer<typeof deliverable>;

/** An entry says one thing: exactly one of its words, and beside it only the given companions. */
function exactlyOne<T extends z.ZodObject>(schema: T, companions: readonly string[] = []): T {
  const verbs = Object.keys(schema.shape).filter((word) => !companions.includes(word));
  return schema
    .refine((entry) => Object.keys(entry).filter((word) => verbs.includes(word)).length === 1, {
      message: `exactly one of ${verbs.join(', ')}`,
    })
    .meta({ minProperties: 1 });
}
