import { expect, test } from 'vitest';

import { realShell } from '#services/adapters/shell.ts';
import type { Command, Shell } from '#services/ports/shell.ts';
import { runAtOnce } from '#services/procedures/push/facts/at-once.ts';

import { Lab } from '../../../../support/lab/lab.ts';

const LIMITS = { timeoutMs: 20_000, maxBytes: 1 << 20 };
const node = (script: string, env: Record<string, string> = {}): Command => ({
  file: process.execPath,
  args: ['-e', script],
  env,
});
const print = (text: string): Command => ({ file: 'printf', args: ['%b', text] });
const answers = (beside: Command, inTurn: readonly Command[], limits = LIMITS, shell = realShell()) =>
  Promise.all(runAtOnce(shell, { beside, inTurn }, limits));

test('each answer is what the command alone would have given', async () => {
  const script: Command = { file: 'sh', args: ['-c', 'printf "%s|" "$@"; exit 4', 'sh', "it's", 'two words', ''] };
  const beside = node(`console.log('there'); console.error('and said'); process.exitCode = 3`);
  const found = await answers(beside, [print(String.raw`a\0\0b\n`), script, print('')]);
  expect(found).toMatchObject([
    { exitCode: 0, stdout: 'a\0\0b\n', stderr: '', signal: null },
    { exitCode: 4, stdout: "it's|two words||" },
    { exitCode: 0, stdout: '' },
    { exitCode: 3, stdout: 'there\n', stderr: 'and said\n', timedOut: false },
  ]);
});

test('the one beside runs beside: the others need not wait for it, nor it for them', async () => {
  const fifo = "fs.writeFileSync(process.env.TALK, 'x'); console.log(fs.readFileSync(process.env.BACK, 'utf8'))";
  await using lab = new Lab();
  const [talk, back] = [lab.at('talk'), lab.at('back')];
  await lab.run('mkfifo', [talk, back]);
  const env = { TALK: talk, BACK: back };
  const other =
    "const said = fs.readFileSync(process.env.TALK, 'utf8'); fs.writeFileSync(process.env.BACK, said + 'y')";
  const found = await answers(node(fifo, env), [node(other, env), print('after')]);
  expect(found.map((one) => [one?.exitCode, one?.stdout])).toEqual([
    [0, ''],
    [0, 'after'],
    [0, 'xy\n'],
  ]);
});

test('a variable of the others is none of the one beside, whose own everybody has; none is on the command line', async () => {
  const tell = "console.log(['ONE', 'TWO', 'BOTH'].map((name) => process.env[name] ?? '-').join(' '))";
  const lines: string[] = [];
  const real = realShell();
  const shell: Shell = {
    which: (name) => real.which(name),
    run(command, limits) {
      lines.push([command.file, ...command.args].join(' '));
      return real.run(command, limits);
    },
  };
  const beside = node(tell, { ONE: 'first-value', BOTH: 'same-value' });
  const found = await answers(beside, [node(tell, { TWO: 'second-value', BOTH: 'same-value' })], LIMITS, shell);
  expect(found.map((one) => one?.stdout)).toEqual([
    'first-value second-value same-value\n',
    'first-value - same-value\n',
  ]);
  expect(lines.join('\n')).not.toContain('-value');
});

test('one that stops everything, and one that says too much, are to be asked again', async () => {
  expect(await answers(print('x'), [print('a'), node("process.kill(process.ppid, 'SIGKILL')")])).toMatchObject([
    { stdout: 'a' },
    null,
    null,
  ]);
  const flood = node("process.stdout.write('y'.repeat(2 << 20))");
  expect((await answers(flood, [print('a')])).at(-1)).toBeNull();
});

test('who is cancelled is told of the one beside, which may have to wait for a server', async () => {
  const stop = new AbortController();
  const given = { beside: node('setInterval(() => 0, 1000)'), inTurn: [print('a')] };
  const [first, second] = runAtOnce(realShell(), given, { ...LIMITS, signal: stop.signal });
  expect(await first).toMatchObject({ exitCode: 0, stdout: 'a' });
  stop.abort();
  expect(await second).toMatchObject({ exitCode: null, timedOut: false });
});

test('a later one is run with the words that are told in the meantime, whatever they are, and only then', async () => {
  const command: Command = { file: 'printf', args: ['%s|', 'ONE', 'and', 'TWO', "it's"], env: { LATER: 'late-value' } };
  const beside = node("console.log(process.env.LATER ?? '-', require('node:fs').readFileSync(0, 'utf8'))");
  const words = Promise.withResolvers<readonly string[] | null>();
  const inTurn = [node("console.log(require('node:fs').readFileSync(0, 'utf8'))")];
  const later = { command, blanks: ['ONE', 'TWO'], words: words.promise };
  const [first, second, third] = runAtOnce(realShell(), { beside, inTurn, later }, LIMITS);
  expect([await first, await second]).toMatchObject([{ stdout: '\n' }, { exitCode: 0, stdout: '- \n' }]);
  words.resolve(['$(id)', "';exit"]);
  expect(await third).toMatchObject({ exitCode: 0, stdout: "$(id)|and|';exit|it's|" });
});

test('a later one is to be asked by itself when there are no words for it, and when it or the one beside failed', async () => {
  const later = (file: string, words: Promise<readonly string[] | null>) => ({
    later: { command: { file, args: ['x'] }, blanks: ['x'], words },
    inTurn: [print('a')],
  });
  const never = new Promise<null>(() => undefined);
  const told = await Promise.all([
    ...runAtOnce(realShell(), { beside: print('b'), ...later('printf', Promise.resolve(null)) }, LIMITS),
    ...runAtOnce(realShell(), { beside: print('c'), ...later('false', Promise.resolve(['w'])) }, LIMITS),
    ...runAtOnce(realShell(), { beside: node('process.exitCode = 3'), ...later('printf', never) }, LIMITS),
  ]);
  expect(told.map((one) => one && [one.exitCode, one.stdout])).toEqual([
    [0, 'a'],
    [0, 'b'],
    null,
    [0, 'a'],
    [0, 'c'],
    null,
    [0, 'a'],
    [3, ''],
    null,
  ]);
});

test('without a shell nothing is answered', async () => {
  const shell: Shell = {
    which: () => Promise.resolve(null),
    run: () => Promise.reject(new Error('no shell here')),
  };
  expect(await answers(print('x'), [print('a')], LIMITS, shell)).toEqual([null, null]);
});
