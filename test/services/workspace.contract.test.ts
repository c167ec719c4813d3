import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeEach, describe, expect, test } from 'vitest';

import { realClock } from '#services/adapters/clock.ts';
import { realWorkspaces } from '#services/adapters/workspace.ts';
import { fakeWorkspaces } from '#services/fakes/workspace.ts';
import type { Workspace } from '#services/ports/workspace.ts';

const folder = realpathSync(mkdtempSync(join(tmpdir(), 'cpm-workspace-')));
afterAll(() => rmSync(folder, { recursive: true }));
const { signal } = new AbortController();

describe.each([
  ['the real folder', () => realWorkspaces().open(mkdtempSync(join(folder, 'root-')))],
  ['the made-up folder', () => fakeWorkspaces({ clock: realClock() }).open('/home/ana/root')],
])('%s', (_name, open) => {
  let space: Workspace;
  const at = (...parts: string[]): string => join(space.root, ...parts);
  const text = async (path: string): Promise<string> => Buffer.from((await space.readBytes(path)) ?? []).toString();
  beforeEach(async () => {
    space = await open();
  });

  test('writes, reads and replaces a file, with the folders it needs', async () => {
    await space.write(at('a/b/c.txt'), 'one');
    await space.write(at('a/b/c.txt'), new Uint8Array([0xff, 0x00, 0x0a]));
    expect(await space.readBytes(at('a/b/c.txt'))).toEqual(expect.objectContaining({ length: 3, 0: 0xff, 2: 0x0a }));
    expect(await space.look(at('a/b/c.txt'))).toMatchObject({ kind: 'file', bytes: 3 });
    expect(await space.look(at('a'))).toMatchObject({ kind: 'directory' });
    await expect(space.readBytes(at('a/b/c.txt'), 2)).rejects.toMatchObject({ code: 'too-large' });
  });

  test('keeps the mode of a file that is there', async () => {
    await space.write(at('run.sh'), '#!/bin/sh\n', { mode: 0o600 });
    await space.chmod(at('run.sh'), 0o755);
    await space.write(at('run.sh'), '#!/bin/sh\nexit 0\n');
    expect(await space.look(at('run.sh'))).toMatchObject({ mode: 0o755 });
    await space.write(at('key'), 'x', { mode: 0o600 });
    expect(await space.look(at('key'))).toMatchObject({ mode: 0o600 });
  });

  test('nothing there is no error to look at, and one to work on', async () => {
    expect(await space.readBytes(at('none'))).toBeNull();
    expect(await space.look(at('none/deeper'))).toBeNull();
    expect(await space.exists(at('none'))).toBe(false);
    await space.remove(at('none'));
    await expect(space.hashFile(at('none'), 'sha256')).rejects.toMatchObject({ code: 'missing' });
    await expect(space.chmod(at('none'), 0o600)).rejects.toMatchObject({ code: 'missing' });
    await expect(space.rename(at('none'), at('other'))).rejects.toMatchObject({ code: 'missing' });
    await expect(space.copyTree(at('none'), at('other'), { signal })).rejects.toMatchObject({ code: 'missing' });
  });

  test('a folder is not a file, nor the other way round', async () => {
    await space.write(at('dir/file'), 'x');
    await expect(space.readBytes(at('dir'))).rejects.toMatchObject({ code: 'not-a-file' });
    await expect(space.write(at('dir'), 'x')).rejects.toMatchObject({ code: 'not-a-file' });
    await expect(space.write(at('dir/file/below'), 'x')).rejects.toMatchObject({ code: 'not-a-folder' });
    expect(await text(at('dir/file'))).toBe('x');
  });

  test('refuses every path that is not below its root', async () => {
    for (const path of ['/etc/passwd', at('..', 'other'), `${space.root}-beside/file`, 'relative', at('a/../../b')]) {
      await expect(space.readBytes(path)).rejects.toMatchObject({ code: 'outside-root' });
      await expect(space.write(path, 'x')).rejects.toMatchObject({ code: 'outside-root' });
      await expect(space.remove(path)).rejects.toMatchObject({ code: 'outside-root' });
      await expect(space.mkdir(path)).rejects.toMatchObject({ code: 'outside-root' });
      await expect(space.rename(at('a'), path)).rejects.toMatchObject({
        code: expect.stringMatching(/outside|missing/) as string,
      });
    }
    await expect(space.remove(space.root)).rejects.toMatchObject({ code: 'outside-root' });
    expect(await space.exists(space.root)).toBe(true);
  });

  test('moves and removes whole folders', async () => {
    await space.write(at('old/deep/file'), 'x');
    await space.rename(at('old'), at('new/place'));
    expect(await space.exists(at('old'))).toBe(false);
    expect(await text(at('new/place/deep/file'))).toBe('x');
    await space.remove(at('new'));
    expect(await space.exists(at('new'))).toBe(false);
  });

  test('copies a tree to where nothing is', async () => {
    await space.write(at('from/a'), 'aa');
    await space.write(at('from/sub/b'), 'bbb', { mode: 0o755 });
    const copied = await space.copyTree(at('from'), at('to/here'), { signal });
    expect(copied).toEqual({ files: 2, bytes: 5, links: 0, leadingOut: [], skipped: [] });
    expect(await text(at('to/here/sub/b'))).toBe('bbb');
    expect(await space.look(at('to/here/sub/b'))).toMatchObject({ mode: 0o755 });
    await expect(space.copyTree(at('from'), at('to/here'), { signal })).rejects.toMatchObject({ code: 'exists' });
    await expect(space.copyTree(at('from'), at('from/in'), { signal })).rejects.toMatchObject({ code: 'outside-root' });
  });

  test('an ended signal copies nothing', async () => {
    await space.write(at('from/a'), 'aa');
    const ended = AbortSignal.abort();
    await expect(space.copyTree(at('from'), at('to'), { signal: ended })).rejects.toMatchObject({ code: 'cancelled' });
    expect(await space.exists(at('to'))).toBe(false);
  });

  test('tells room, and the same digest for the same bytes only', async () => {
    expect(await space.freeBytes()).toBeGreaterThan(0);
    await space.write(at('a'), 'same');
    await space.write(at('b'), 'same');
    await space.write(at('c'), 'other');
    expect(await space.hashFile(at('a'), 'sha256')).toMatch(/^[0-9a-f]{64}$/);
    expect(await space.hashFile(at('a'), 'sha512')).toMatch(/^[0-9a-f]{128}$/);
    expect(await space.hashFile(at('a'), 'sha256')).toBe(await space.hashFile(at('b'), 'sha256'));
    expect(await space.hashFile(at('a'), 'sha256')).not.toBe(await space.hashFile(at('c'), 'sha256'));
  });
});
