import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { PassThrough } from 'node:stream';
import { describe, it } from 'node:test';
import { chooseMode, makeUi } from '../../src/ui/make-ui.js';
import { aChaos } from './a-chaos.js';
import { aRun } from './a-run.js';
import { CapturedOutput } from './captured-output.js';

describe('JSON lines', () => {
  it('are one object for each event, and nothing else', async () => {
    const [stdout, stderr] = [new CapturedOutput({ isTTY: true }), new CapturedOutput({ isTTY: true })];
    const ui = await makeUi({ mode: 'json', stdout, stderr, now: () => 0, env: { FORCE_COLOR: '1' } });
    const events = [...aRun, ...aChaos].map(([, event]) => event);
    for (const event of events) ui.emit(event);
    await ui.close();
    const lines = stdout.text.split('\n');
    assert.equal(lines.pop(), '');
    assert.deepEqual(
      lines.map((line): unknown => JSON.parse(line)),
      events.map((event): unknown => JSON.parse(JSON.stringify(event).replaceAll(/\\u001b\[\d+m/g, ''))),
    );
    assert.equal(stderr.text, '');
  });

  it('have these very bytes', async () => {
    const [stdout, stderr] = [new CapturedOutput(), new CapturedOutput()];
    const ui = await makeUi({ mode: 'json', stdout, stderr, now: () => 0 });
    ui.emit({ type: 'note', level: 'info', text: 'two\nlines and \u001B[1mbold\u001B[0m\u0007' });
    ui.emit({
      type: 'run-ended',
      outcome: 'interrupted',
      elapsedMs: 12,
      failure: { reason: 'interrupted', signal: 'SIGINT' },
    });
    await ui.close();
    assert.equal(
      stdout.text,
      `{"type":"note","level":"info","text":"two\\nlines and bold"}
{"type":"run-ended","outcome":"interrupted","elapsedMs":12,"failure":{"reason":"interrupted","signal":"SIGINT"}}
`,
    );
  });
});

describe('the ui', () => {
  it('goes on in silence when its reader has gone', async () => {
    const stdout = new PassThrough();
    const ui = await makeUi({ mode: 'json', stdout, stderr: new CapturedOutput(), now: () => 0 });
    stdout.destroy(Object.assign(new Error('write EPIPE'), { code: 'EPIPE' }));
    ui.emit({ type: 'task-started', task: 1 });
    await ui.close();
  });

  it('does not load listr2 for JSON and plain lines', () => {
    const refuse = `export const resolve = (name, context, next) => {
      if (name === 'listr2') throw new Error('listr2 is loaded');
      return next(name, context);
    };`;
    const script = `
      import { register } from 'node:module';
      register('data:text/javascript,' + encodeURIComponent(${JSON.stringify(refuse)}));
      const { makeUi } = await import(${JSON.stringify(new URL('../../src/ui/make-ui.js', import.meta.url).href)});
      const { stdout, stderr } = process;
      for (const mode of ['json', 'plain', 'progress']) {
        const loaded = await makeUi({ mode, stdout, stderr, now: () => 0 }).then(() => 'fine', ({ message }) => message);
        console.log(mode, loaded);
      }`;
    const out = execFileSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' });
    assert.equal(out, 'json fine\nplain fine\nprogress listr2 is loaded\n');
  });

  const cases = [
    [{ json: true }, { isTTY: true }, {}, 'json'],
    [{ plain: true }, { isTTY: true }, {}, 'plain'],
    [{}, { isTTY: true }, {}, 'progress'],
    [{}, { isTTY: false }, {}, 'plain'],
    [{}, { isTTY: true }, { TERM: 'dumb' }, 'plain'],
  ] as const;
  for (const [options, stream, env, mode] of cases) {
    it(`is ${mode} for ${JSON.stringify([options, stream, env])}`, () => {
      assert.equal(chooseMode(options, new CapturedOutput(stream), env), mode);
    });
  }
});
