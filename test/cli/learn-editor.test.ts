import { spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeEach, expect, test } from 'vitest';

import type { Invocation } from '#cli/command.ts';
import learn from '#cli/commands/learn.ts';
import { EXIT, OpsError } from '#domain/errors.ts';
import { configStore } from '#services/adapters/config-store.ts';
import { realLearnings } from '#services/adapters/learnings/learnings.ts';
import { ManualClock } from '#services/fakes/clock.ts';
import { demoWorld } from '#services/fakes/world.ts';
import type { World } from '#services/ports/world.ts';

import { invocationIn } from '../support/invocation.ts';

const root = mkdtempSync(join(tmpdir(), 'cpm-learn-'));
afterAll(() => rmSync(root, { recursive: true }));

let home: string;
let world: World;
const folder = () => join(home, 'learnings');
const drafts = () => (existsSync(join(home, 'state', 'drafts')) ? readdirSync(join(home, 'state', 'drafts')) : []);

beforeEach(() => {
  home = mkdtempSync(join(root, 'home-'));
  const stateDir = join(home, 'state');
  const made = demoWorld({ clock: new ManualClock() });
  const environment = {
    ...made.environment,
    home,
    stateDir,
    cwd: home,
    get: (name: string) => (name === 'EDITOR' ? editor : undefined),
  };
  world = { ...made, environment, configStore, learnings: realLearnings({ folder, stateDir }) };
});

/** A program that changes the file it is given, as a person with an editor would; it is another one at each call. */
let editor: string | undefined;
function editors(...scripts: readonly string[]): void {
  const counter = join(home, 'calls');
  const file = join(home, 'editor.sh');
  const cases = scripts.map((script, at) => `${at}) ${script} ;;`).join('\n');
  writeFileSync(counter, '');
  writeFileSync(
    file,
    `#!/bin/sh\nfor file do :; done\nn=$(wc -l < ${counter})\necho "$*" >> ${counter}\ncase $((n)) in\n${cases}\nesac\n`,
  );
  chmodSync(file, 0o700);
  editor = `${file} --wait`;
}
const calls = () => readFileSync(join(home, 'calls'), 'utf8').trimEnd().split('\n');

async function run(words: readonly string[], answers: readonly string[], values: Invocation['values'] = {}) {
  const left = [...answers];
  const { invocation, out } = invocationIn(world, {
    verb: words[0] ?? null,
    positionals: words.slice(1),
    values,
    ask: async () => left.shift() ?? null,
    foreground: ({ file, args }) => {
      const { promise, resolve, reject } = Promise.withResolvers<number | null>();
      spawn(file, args).once('exit', resolve).once('error', reject);
      return promise;
    },
  });
  const exit = await learn.run(invocation).catch((error: unknown) => {
    if (!(error instanceof OpsError)) throw error;
    invocation.stderr.write(`${error.code}: ${error.message}\n${error.hint ?? ''}\n`);
    return EXIT[error.exit];
  });
  expect(left).toEqual([]);
  return { exit, out: out() };
}

const TITLE = String.raw`sed -i 's/title: ""/title: "By hand"/' "$file"`;
const BREAK = String.raw`sed -i 's/severity: "info"/severity: loud/' "$file"`;
const MEND = String.raw`sed -i 's/severity: loud/severity: warning/' "$file"`;

test('what was written in the editor is saved with its comments, and the help is not', async () => {
  editors(`${TITLE}; echo '# of mine' >> "$file"`);
  const { exit, out } = await run(['new'], []);
  expect([exit, out]).toEqual([EXIT.ok, 'OPS-2026-11-20-001 is written: ~/learnings/OPS-2026-11-20-001.yaml\n']);
  const { text, learning } = await world.learnings.read('OPS-2026-11-20-001');
  expect(learning.situation.title).toBe('By hand');
  expect(text).toMatch(/^learning_entry:\n {2}id: "OPS-2026-11-20-001"\n {2}timestamp: /);
  expect(text).toContain('# of mine');
  expect(drafts()).toEqual([]);
});

test('what is wrong is told with its line, and the editor opens there again with everything in it', async () => {
  editors(`${TITLE}; ${BREAK}`, MEND);
  const { exit, out } = await run(['new'], ['']);
  expect(exit).toBe(EXIT.ok);
  expect(out).toMatch(/learning-\d+\.yaml:6:13: learning_entry\.severity: expected one of /);
  expect(calls()[1]).toMatch(/^--wait \+6 /);
  expect((await world.learnings.read('OPS-2026-11-20-001')).learning).toMatchObject({
    severity: 'warning',
    situation: { title: 'By hand' },
  });
});

test('who gives up keeps the text, and goes on with it later', async () => {
  editors(`${TITLE}; ${BREAK}`);
  const { exit, out } = await run(['new'], ['n']);
  expect(exit).toBe(EXIT.usage);
  const [kept = ''] = drafts();
  const path = join(home, 'state', 'drafts', kept);
  expect(out).toContain(`cpm-console learn new --file ${path}`);
  expect(readFileSync(path, 'utf8')).toContain('title: "By hand"');
  expect((await run(['new'], [], { file: path })).exit).toBe(EXIT.usage);
  writeFileSync(path, readFileSync(path, 'utf8').replace('loud', 'info'));
  expect((await run(['new'], [], { file: path })).exit).toBe(EXIT.ok);
  expect((await world.learnings.list()).learnings).toHaveLength(1);
});

test('nothing is written when nothing was changed, unless it is filled in and meant', async () => {
  editors(':', ':', ':');
  expect((await run(['new'], [])).exit).toBe(EXIT.nothingToDo);
  expect((await run(['new'], ['n'], { title: 'Filled in' })).exit).toBe(EXIT.nothingToDo);
  expect(existsSync(folder())).toBe(false);
  expect((await run(['new'], ['y'], { title: 'Filled in' })).exit).toBe(EXIT.ok);
  expect(drafts()).toEqual([]);
});

test('an edit replaces the file when it is right, and a broken file opens where it is broken', async () => {
  editors(String.raw`sed -i 's/title: "One"/title: "Two"/' "$file"`, MEND);
  await run(['new'], [], { title: 'One', yes: true });
  const path = join(folder(), 'OPS-2026-11-20-001.yaml');
  expect((await run(['edit', 'OPS-2026-11-20-001'], [])).exit).toBe(EXIT.ok);
  expect(readFileSync(path, 'utf8')).toContain('title: "Two"');
  writeFileSync(path, readFileSync(path, 'utf8').replace('severity: "info"', 'severity: loud'));
  expect((await run(['edit', 'OPS-2026-11-20-001'], [])).exit).toBe(EXIT.ok);
  expect(calls()[1]).toMatch(/^--wait \+5 /);
  expect((await world.learnings.read('OPS-2026-11-20-001')).learning.severity).toBe('warning');
});

test('an edit that somebody else was faster with is kept, not lost and not forced', async () => {
  await run(['new'], [], { title: 'One', yes: true });
  const path = join(folder(), 'OPS-2026-11-20-001.yaml');
  editors(`sed -i 's/"One"/"Mine"/' "$file"; sed -i 's/"One"/"Theirs"/' ${path}`);
  const { exit, out } = await run(['edit', 'OPS-2026-11-20-001'], []);
  expect(exit).toBe(EXIT.refused);
  expect(out).toContain('learning-changed');
  expect(readFileSync(path, 'utf8')).toContain('"Theirs"');
  expect(readFileSync(join(home, 'state', 'drafts', drafts()[0] ?? ''), 'utf8')).toContain('"Mine"');
});

test('without an editor it says how else', async () => {
  editor = undefined;
  const { exit, out } = await run(['new'], []);
  expect(exit).toBe(EXIT.refused);
  expect(out).toContain('EDITOR=nano');
});
