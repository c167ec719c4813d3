import { lstatSync } from 'node:fs';

import { describe, expect, it } from 'vitest';

import { FAILING, NPM_PROJECT, Reinstalling, RUN } from '../../../../support/recovery/reinstalling.ts';

const OLD = { 'node_modules/old/package.json': '{"name":"old"}\n', 'node_modules/bin': '-> nowhere' };
const ASIDE = `node_modules.cpm-${RUN}`;

describe('dependencies of an npm package that are installed anew', () => {
  it('are there, and what was there before lies aside, hidden from git', async () => {
    using project = new Reinstalling({ ...NPM_PROJECT, ...OLD });
    expect(await project.run()).toMatchObject({ state: 'done', exit: 0 });
    expect(lstatSync(project.at('node_modules/left')).isSymbolicLink()).toBe(true);
    expect(project.read('node_modules/old/package.json')).toBeNull();
    expect(project.read(`${ASIDE}/old/package.json`)).toBe('{"name":"old"}\n');
    expect(project.read(`${ASIDE}/.gitignore`)).toBe('*\n');
    expect(project.notes.join()).toContain('own settings of the package manager');
  });

  it('are as before, byte for byte, when a later step fails', async () => {
    using project = new Reinstalling({ ...NPM_PROJECT, ...OLD });
    const before = project.list();
    expect(await project.run('run', [FAILING])).toMatchObject({ state: 'undone', exit: 5 });
    expect(project.list()).toEqual(before);
    expect(project.list('node_modules')).toEqual(['bin', 'old']);
    expect(project.read('node_modules/old/package.json')).toBe('{"name":"old"}\n');
    expect(lstatSync(project.at('node_modules/bin')).isSymbolicLink()).toBe(true);
  });

  it('are gone again when there were none before', async () => {
    using project = new Reinstalling(NPM_PROJECT);
    const before = project.list();
    expect(await project.run('run', [FAILING])).toMatchObject({ state: 'undone' });
    expect(project.list()).toEqual(before);
  });

  it('come back when the registry is dead: a failed npm ci leaves none', async () => {
    const manifest = JSON.parse(NPM_PROJECT['package.json']!) as { dependencies: Record<string, string> };
    manifest.dependencies['gone'] = '1.0.0';
    const lock = JSON.parse(NPM_PROJECT['package-lock.json']!) as { packages: Record<string, unknown> };
    lock.packages[''] = { ...(lock.packages[''] as object), dependencies: manifest.dependencies };
    lock.packages['node_modules/gone'] = {
      version: '1.0.0',
      resolved: 'http://127.0.0.1:9/gone/-/gone-1.0.0.tgz',
      integrity: `sha512-${'a'.repeat(86)}==`,
    };
    using project = new Reinstalling({
      ...NPM_PROJECT,
      ...OLD,
      'package.json': JSON.stringify(manifest),
      'package-lock.json': JSON.stringify(lock),
    });
    const state = await project.run();
    expect(state).toMatchObject({ state: 'undone', exit: 4, error: { code: 'no-network' } });
    expect(state.error?.message).toContain('the cache has 0 of 1 packages');
    expect(project.list('node_modules')).toEqual(['bin', 'old']);
  });
});
