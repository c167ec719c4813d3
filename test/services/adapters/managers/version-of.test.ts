import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { versionOf } from '#services/adapters/managers/support/version-of.ts';
import { realShell } from '#services/adapters/shell.ts';

import { CALM, ownProcess } from '../../../support/own-process.ts';

const DPKG = '/usr/bin/dpkg';
let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'version-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Changed so long ago that any process is younger, or just now. */
function put(name: string, text: string, changed: 'before' | 'after' = 'before'): void {
  const path = join(folder, name);
  writeFileSync(path, text);
  const at = new Date(changed === 'before' ? 0 : Date.now() + 60_000);
  utimesSync(path, at, at);
}

describe('the version of what a service runs', () => {
  test.each([
    ['package.json', '{"name":"web","version":"2.4.1"}', '2.4.1'],
    ['pyproject.toml', '[project]\nname = "web"\ndependencies = [\n  "x",\n]\nversion = "0.3.0"\n', '0.3.0'],
    ['pyproject.toml', '[tool.poetry]\nversion = "0.4.0"\n', '0.4.0'],
    ['pyproject.toml', '[tool.other]\nversion = "9.9.9"\n', null],
    ['package.json', '{"name":"web"}', null],
    ['package.json', 'no json', null],
  ])('is that of its project: %s %j', async (name, text, version) => {
    put(name, text);
    expect(await versionOf({ folder, pid: null })).toBe(version);
  });

  test('is not told where the project is newer than the process, or nobody says where it stands', async () => {
    await using one = await ownProcess(CALM);
    put('package.json', '{"version":"2.4.1"}');
    expect(await versionOf({ folder, pid: one.pid })).toBe('2.4.1');
    put('package.json', '{"version":"2.5.0"}', 'after');
    expect(await versionOf({ folder, pid: one.pid })).toBeNull();
    expect(await versionOf({ folder: null, pid: one.pid })).toBeNull();
    expect(await versionOf({ folder, pid: 4_194_305 })).toBeNull();
  });

  test('is that of the package of its program, and an interpreter says nothing of what it runs', async (ctx) => {
    if (!existsSync(DPKG)) return ctx.skip('needs dpkg');
    const version = execFileSync('dpkg-query', ['-W', '-f', '${Version}', 'dpkg']).toString();
    const shell = realShell();
    expect(await versionOf({ folder: '/', program: DPKG, pid: null }, shell)).toBe(version);
    expect(await versionOf({ folder: null, program: '/bin/sh', pid: null }, shell)).toBeNull();
    expect(await versionOf({ folder: null, program: join(folder, 'none; x'), pid: null }, shell)).toBeNull();
  });
});
