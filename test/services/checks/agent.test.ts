import { existsSync, readFileSync } from 'node:fs';

import { expect, test } from 'vitest';

import { realFiles } from '#services/adapters/files.ts';
import { realShell } from '#services/adapters/shell.ts';
import kind from '#services/checks/agent.ts';
import type { Discovery, ProbeContext } from '#services/checks/check.ts';
import type { World } from '#services/ports/world.ts';

import { GitLab } from '../../support/git/lab.ts';

/** A PATH with only what a test puts there, and a home of its own. */
function worldIn(lab: GitLab, variables: Readonly<Record<string, string>> = {}, platform = 'linux'): World {
  return {
    shell: realShell({ PATH: lab.at('bin'), HOME: lab.at('home') }),
    files: realFiles(),
    environment: { home: lab.at('home'), get: (name: string) => variables[name] },
    system: { facts: () => ({ platform }) },
  } as unknown as World;
}

/** A real program that writes down how it was called. */
function install(lab: GitLab, name: string, body: string): void {
  lab.write(`bin/${name}`, `#!/bin/sh\necho "$@" >> ${lab.at('calls')}\n${body}\n`);
  lab.executable(`bin/${name}`);
}

function calls(lab: GitLab): string[] {
  return existsSync(lab.at('calls')) ? readFileSync(lab.at('calls'), 'utf8').trim().split('\n') : [];
}

function look(world: World, agent: string, memory = new Map<string, unknown>(), { signal } = new AbortController()) {
  return kind.probe({ agent }, { world, signal, memory } as unknown as ProbeContext);
}

test('ok: installed and logged in, asked for its version only', async () => {
  using lab = new GitLab();
  install(lab, 'claude', 'echo "2.0.44 (Claude Code)"');
  lab.write('home/.claude/.credentials.json', '{}');
  const verdict = await look(worldIn(lab), 'claude');
  expect(verdict).toMatchObject({ status: 'ok', summary: '2.0.44, logged in', unit: 'ms' });
  expect(verdict.data).toEqual({ path: lab.at('bin/claude'), version: '2.0.44', login: 'yes' });
  expect(calls(lab)).toEqual(['--version']);
});

test('ok: where the login may be hidden it is not guessed', async () => {
  using lab = new GitLab();
  install(lab, 'gemini', 'echo 0.17.1');
  install(lab, 'claude', 'echo "2.0.44 (Claude Code)"');
  expect((await look(worldIn(lab), 'gemini')).summary).toBe('0.17.1, login not known');
  expect((await look(worldIn(lab, {}, 'darwin'), 'claude')).summary).toBe('2.0.44, login not known');
  expect((await look(worldIn(lab, { GEMINI_API_KEY: 'k' }), 'gemini')).summary).toBe('0.17.1, logged in');
});

test('warning: installed but not logged in', async () => {
  using lab = new GitLab();
  install(lab, 'claude', 'echo "2.0.44 (Claude Code)"');
  expect(await look(worldIn(lab), 'claude')).toMatchObject({
    status: 'warning',
    summary: '2.0.44, not logged in',
    hint: 'Log in: claude, then /login',
  });
});

test.each([
  [0, 'ok', 'logged in'],
  [1, 'warning', 'not logged in'],
  [2, 'ok', 'login not known'],
])('an own status that exits %d means %s: %s', async (code, status, words) => {
  using lab = new GitLab();
  install(
    lab,
    'codex',
    `test "$1" = login && { echo "$CODEX_HOME" >> ${lab.at('calls')}; exit ${code}; }; echo codex-cli 0.63.0`,
  );
  const verdict = await look(worldIn(lab, { CODEX_HOME: '/codex' }), 'codex');
  expect(verdict).toMatchObject({ status, summary: `0.63.0, ${words}` });
  expect(calls(lab)).toEqual(['--version', 'login status', '/codex']);
});

test('critical: named but not installed, or installed and broken', async () => {
  using lab = new GitLab();
  expect(await look(worldIn(lab), 'claude')).toMatchObject({ status: 'critical', summary: 'not installed' });
  install(lab, 'aider', 'echo "ModuleNotFoundError: no module aider" >&2; exit 1');
  expect(await look(worldIn(lab), 'aider')).toMatchObject({
    status: 'critical',
    summary: 'does not run: ModuleNotFoundError: no module aider',
  });
});

test('unknown: a program that never tells its version ends with the look', async () => {
  using lab = new GitLab();
  install(lab, 'claude', `echo $$ > ${lab.at('pid')}; exec /bin/sleep 600`);
  const patience = new AbortController();
  const verdict = look(worldIn(lab), 'claude', new Map(), patience);
  await expect.poll(() => existsSync(lab.at('pid')) && readFileSync(lab.at('pid'), 'utf8').endsWith('\n')).toBe(true);
  patience.abort();
  await expect(verdict).rejects.toMatchObject({ code: 'timeout' });
  expect(existsSync(`/proc/${readFileSync(lab.at('pid'), 'utf8').trim()}`)).toBe(false);
});

test('a program is run again only when its file has changed', async () => {
  using lab = new GitLab();
  install(lab, 'gemini', 'echo 0.17.1');
  const memory = new Map<string, unknown>();
  await look(worldIn(lab), 'gemini', memory);
  const again = await look(worldIn(lab), 'gemini', memory);
  expect(again.summary).toBe('0.17.1, login not known');
  expect(calls(lab)).toHaveLength(1);
  install(lab, 'gemini', 'echo 0.18.0 now');
  expect((await look(worldIn(lab), 'gemini', memory)).summary).toBe('0.18.0, login not known');
});

test('what is on PATH is found; a configured list says what has to be', async () => {
  using lab = new GitLab();
  install(lab, 'gemini', 'echo 0.17.1');
  install(lab, 'my-agent', 'echo 3.1');
  const found = async (agents: readonly string[]) => {
    const instances = (await kind.discover?.({ world: worldIn(lab), agents } as unknown as Discovery)) ?? [];
    return instances.map(({ id }) => id);
  };
  expect(await found([])).toEqual(['agent:gemini']);
  expect(await found(['my-agent', 'claude'])).toEqual(['agent:my-agent', 'agent:claude']);
  expect((await look(worldIn(lab), 'my-agent')).summary).toBe('3.1, login not known');
});
