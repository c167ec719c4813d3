import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { expect, test } from 'vitest';

import { diagnosisIn } from '#domain/diagnosis/json.ts';
import type { RunEvent } from '#domain/procedure/record.ts';
import { realFiles } from '#services/adapters/files.ts';
import { realShell } from '#services/adapters/shell.ts';
import { newDiagnosis } from '#services/procedures/diagnose/procedure.ts';
import { Control } from '#services/procedures/engine/control.ts';
import { execute } from '#services/procedures/engine/execute.ts';
import { hostOf } from '#services/procedures/runs/host.ts';

import { diagnosed, hostWorld } from '../../../support/diagnose/diagnosed.ts';
import { emptyScratch } from '../../../support/scratch.ts';

/** A home with programs, a PATH that leads to `bin`, and a login shell that also knows `more`. */
async function home() {
  const scratch = await emptyScratch();
  const { path } = scratch;
  const put = async (name: string, body: string) => {
    await mkdir(join(path, name, '..'), { recursive: true });
    await writeFile(join(path, name), body);
    await chmod(join(path, name), 0o755);
  };
  await writeFile(join(path, '.profile'), `PATH="$PATH:${path}/more"\n`);
  const PATH = `${path}/bin:/usr/bin:/bin`;
  const values: Record<string, string> = { PATH, HOME: path, SHELL: '/bin/sh' };
  const shell = realShell(values);
  const base = hostWorld({ shell, files: realFiles() });
  const journals = { ...base.journals, folder: () => path };
  const environment = { ...base.environment, home: path, get: (name: string) => values[name], all: () => values };
  return {
    put,
    path,
    values,
    world: { ...base, environment, journals },
    [Symbol.asyncDispose]: () => scratch[Symbol.asyncDispose](),
  };
}

const target = (...agents: readonly string[]) => ({ subject: 'agents', agents }) as const;
const CLAUDE = `#!/bin/sh
case "$1" in
  --version) echo "2.0.44 (Claude Code)";;
  --help) echo "Usage: claude [--print]";;
  --print) echo "asked" >> "$HOME/asked"; echo "Ready.";;
esac
`;

test('one that is there, and a question that nobody can be asked about', async () => {
  await using at = await home();
  await at.put('bin/claude', CLAUDE);
  at.values['ANTHROPIC_API_KEY'] = 'sk-canary-canary-canary';
  const found = await diagnosed(target('claude'), at.world);
  expect(found).toMatchObject({ id: 'agents-healthy', exit: 0 });
  expect(found.notLooked.join()).toContain('Ask one agent a real question');
  expect(await realFiles().stat(join(at.path, 'asked'))).toBeNull();
  expect(JSON.stringify(found)).not.toContain('sk-canary');
});

test('near miss of missing: only a login shell finds it', async () => {
  await using at = await home();
  await at.put('more/claude', CLAUDE);
  const found = await diagnosed(target('claude'), at.world);
  expect(found).toMatchObject({ id: 'agents-path-differs', exit: 21 });
  expect(found.conclusion.evidence.join()).toContain(`${at.path}/more/claude`);
});

test('one that was named and is nowhere; none at all when none was named', async () => {
  await using at = await home();
  expect(await diagnosed(target('claude'), at.world)).toMatchObject({ id: 'agents-missing', exit: 21 });
  expect(await diagnosed(target(), at.world)).toMatchObject({ id: 'agents-none-found', exit: 20 });
});

test('one that does not run, and one in which nobody is logged in', async () => {
  await using at = await home();
  await at.put('bin/claude', '#!/bin/sh\necho "node: bad option" >&2\nexit 9\n');
  const found = await diagnosed(target('claude'), at.world);
  expect(found).toMatchObject({ id: 'agents-do-not-run', exit: 21 });
  expect(found.conclusion.evidence.join()).toContain('node: bad option');
  await at.put('bin/claude', CLAUDE);
  expect(await diagnosed(target('claude'), at.world)).toMatchObject({ id: 'agents-not-logged-in', exit: 20 });
});

/** Diagnoses with somebody who answers the question so, and says what they were shown. */
async function answering(at: Awaited<ReturnType<typeof home>>, value: string) {
  const shownTo: string[] = [];
  const events: RunEvent[] = [];
  const host = hostOf(at.world, {
    onEvent: (event) => events.push(event),
    ask: (_step, question) => {
      shownTo.push([question.title, ...(question.lines ?? [])].join('\n'));
      return Promise.resolve({ value });
    },
  });
  const state = await execute(newDiagnosis(at.world, target('claude'), 5000), {
    run: `diagnose-${value}-${events.length}-${performance.now()}`,
    how: 'run',
    host,
    control: new Control(),
  });
  return { shownTo, diagnosis: diagnosisIn(state.result) };
}

test('a real question is asked after consent only, and its cost is told before', async () => {
  await using at = await home();
  at.values['ANTHROPIC_API_KEY'] = 'sk-canary-canary-canary';
  await at.put('bin/claude', CLAUDE);
  const declined = await answering(at, 'no');
  expect(declined.shownTo.join()).toMatch(/some thousand tokens of your account[^]*claude --print/);
  expect(declined.diagnosis?.notLooked.join()).toContain('did not want it');
  expect(await realFiles().stat(join(at.path, 'asked'))).toBeNull();
  const agreed = await answering(at, 'yes');
  expect(agreed.diagnosis?.conclusion.evidence.join()).toContain('answered a question in');
  expect(await realFiles().read(join(at.path, 'asked'))).toBe('asked\n');
});

test('an option that its version does not know is not given to it', async () => {
  await using at = await home();
  at.values['ANTHROPIC_API_KEY'] = 'sk-canary-canary-canary';
  await at.put('bin/claude', CLAUDE.replace('[--print]', '[prompt]'));
  const { diagnosis } = await answering(at, 'yes');
  expect(diagnosis?.conclusion.id).toBe('agents-option-unknown');
  expect(await realFiles().stat(join(at.path, 'asked'))).toBeNull();
});

test('near miss of that: it knows the option and cannot answer', async () => {
  await using at = await home();
  at.values['ANTHROPIC_API_KEY'] = 'sk-canary-canary-canary';
  await at.put('bin/claude', CLAUDE.replace('echo "Ready."', 'echo "usage limit reached" >&2; exit 1'));
  const { diagnosis } = await answering(at, 'yes');
  expect(diagnosis?.conclusion.id).toBe('agents-task-failed');
  expect(diagnosis?.conclusion.evidence.join()).toContain('usage limit reached');
});
