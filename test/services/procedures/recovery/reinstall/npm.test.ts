import { lstatSync } from 'node:fs';

import { describe, expect, it } from 'vitest';

import { FAILING, NPM_PROJECT, QUICK_NPM, Reinstalling, RUN } from '../../../../support/recovery/reinstalling.ts';

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
    using project = new Reinstalling({ ...NPM_PROJECT, ...OLD }, { programs: { npm: QUICK_NPM } });
    const before = project.list();
    expect(await project.run('run', [FAILING])).toMatchObject({ state: 'undone', exit: 5 });
    expect(project.list()).toEqual(before);
    expect(project.list('node_modules')).toEqual(['bin', 'old']);
    expect(project.read('node_modules/old/package.json')).toBe('{"name":"old"}\n');
    expect(lstatSync(project.at('node_modules/bin')).isSymbolicLink()).toBe(true);
  });

  it('are gone again when there were none before', async () => {
    using project = new Reinstalling(NPM_PROJECT, { programs: { npm: QUICK_NPM } });
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

  it('come from the cache when the registry is dead and the cache has them all', async () => {
    const hex = '00'.repeat(64);
    const digest = `sha512-${Buffer.from(hex, 'hex').toString('base64')}`;
    const lock = JSON.stringify({
      lockfileVersion: 3,
      packages: {
        '': { name: 'api' },
        'node_modules/left': { version: '1.0.0', resolved: 'http://127.0.0.1:9/left.tgz', integrity: digest },
        'node_modules/other-machine': { optional: true, os: ['win32'], integrity: 'sha512-AAAA' },
      },
    });
    const npm = `if [ "$1" = config ]; then echo "$npm_config_cache"; fi; [ "$1" != ping ] || exit 1; ${QUICK_NPM}`;
    using project = new Reinstalling(
      { ...NPM_PROJECT, 'package-lock.json': lock, [`../cache/_cacache/content-v2/sha512/00/00/${hex.slice(4)}`]: 'x' },
      { programs: { npm } },
    );
    expect(await project.run()).toMatchObject({ state: 'done' });
    expect(project.notes.join()).toContain('the cache has all 1 packages');
  });

  it('are set aside in every package of a workspace, where npm keeps some', async () => {
    const npm = `${QUICK_NPM}; [ "$1" = ci ] && mkdir -p packages/a/node_modules packages/b/node_modules; true`;
    using project = new Reinstalling(
      {
        'package.json': '{"name":"all","private":true,"workspaces":["packages/*"]}',
        'package-lock.json': '{"lockfileVersion":3,"packages":{"packages/b/node_modules/deep":{"link":true}}}',
        'packages/a/package.json': '{"name":"a","version":"1.0.0"}',
        'packages/b/package.json': '{"name":"b","version":"1.0.0"}',
        'packages/a/node_modules/old/package.json': '{}',
        ...OLD,
      },
      { programs: { npm } },
    );
    expect(await project.run('run', [FAILING])).toMatchObject({ state: 'undone' });
    expect(project.list('packages/a/node_modules')).toEqual(['old']);
    expect(project.list('packages/b')).toEqual(['package.json']);
    expect(project.list('node_modules')).toEqual(['bin', 'old']);
  });

  it('are as before when a run that ended is taken back, and no longer once it is forgotten', async () => {
    using project = new Reinstalling({ ...NPM_PROJECT, ...OLD }, { programs: { npm: QUICK_NPM } });
    const before = project.list();
    await project.run();
    expect(await project.run('undo')).toMatchObject({ state: 'undone', exit: 0 });
    expect([project.list(), project.list('node_modules')]).toEqual([before, ['bin', 'old']]);
    using other = new Reinstalling({ ...NPM_PROJECT, ...OLD }, { programs: { npm: QUICK_NPM } });
    await other.run();
    expect(await other.forget()).toBe(true);
    expect([other.list(), other.list('node_modules')]).toEqual([before, ['left']]);
    await expect(other.run('undo')).rejects.toMatchObject({ code: 'not-undoable' });
  });
});
