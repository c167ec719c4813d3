import { execFileSync } from 'node:child_process';
import { existsSync, lstatSync, readFileSync, readlinkSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';

import { describe, expect, it } from 'vitest';

import { tmpfs } from '../../../../support/mounted.ts';
import { lacksAdmin } from '../../../../support/privileged.ts';
import { FAILING, NPM_PROJECT, QUICK_NPM, Reinstalling, RUN } from '../../../../support/recovery/reinstalling.ts';

const OLD = { 'node_modules/old/package.json': '{"name":"old"}\n' };
const ASIDE = `node_modules.cpm-${RUN}`;
/** What `npm ci` does first. */
const QUICK = 'rm -rf node_modules; [ "$1" = ls ] || mkdir -p node_modules/left';

/** One letter of the kernel, or `gone`. */
function stateOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.[0] ?? '?';
  } catch {
    return 'gone';
  }
}

describe('an install of a broken project', () => {
  it('is refused before anything is moved when the lock file is cut off', async () => {
    using project = new Reinstalling({ ...NPM_PROJECT, ...OLD, 'package-lock.json': '{"name":"api", "packa' });
    const before = statSync(project.at('node_modules')).ino;
    const state = await project.run();
    expect(state).toMatchObject({ state: 'undone', exit: 4, error: { code: 'cannot-install' } });
    expect(state.error?.message).toContain('package-lock.json is no lock file');
    expect(state.error?.hint).toContain('level reset');
    expect(statSync(project.at('node_modules')).ino).toBe(before);
  });

  it('says that there is no lock file, and writes none', async () => {
    const { 'package-lock.json': _, ...files } = NPM_PROJECT;
    using project = new Reinstalling({ ...files, ...OLD }, { programs: { npm: QUICK_NPM }, world: {} });
    const [found] = await project.found();
    expect(found?.commands[0]?.args).toContain('--no-package-lock');
    expect(await project.run()).toMatchObject({ state: 'undone', exit: 4, error: { code: 'no-network' } });
    expect(project.read('package-lock.json')).toBeNull();
    expect(project.read('node_modules/old/package.json')).not.toBeNull();
  });

  it('is refused when the program that installs is not there', async () => {
    using project = new Reinstalling(
      {
        'package.json': '{"name":"api","dependencies":{"left":"file:left"}}',
        'pnpm-lock.yaml': 'lockfileVersion: 9\n',
        ...OLD,
      },
      { env: { PATH: '/nowhere' } },
    );
    const state = await project.run();
    expect(state).toMatchObject({ state: 'undone', exit: 4, error: { code: 'not-found' } });
    expect(state.error?.message).toContain('pnpm is not installed');
  });

  it('has nothing to do where nothing is installed', async () => {
    using project = new Reinstalling({ 'go.mod': 'module x\n', 'README.md': 'x' });
    expect(await project.found()).toEqual([]);
  });
});

describe('an odd folder of dependencies', () => {
  it('may be a link: it is set aside and comes back, and what it leads to is not touched', async () => {
    using project = new Reinstalling(
      { ...NPM_PROJECT, '../shared/old/package.json': '{}', node_modules: '-> ../shared' },
      {
        programs: { npm: QUICK_NPM },
      },
    );
    expect(await project.run()).toMatchObject({ state: 'done' });
    expect(project.notes.join()).toContain('is a link');
    expect(lstatSync(project.at('node_modules')).isDirectory()).toBe(true);
    expect(readlinkSync(project.at(ASIDE))).toBe('../shared');
    expect(project.list('../shared')).toEqual(['old']);
  });

  it('may be a link: the link comes back', async () => {
    using project = new Reinstalling(
      { ...NPM_PROJECT, '../shared/old/package.json': '{}', node_modules: '-> ../shared' },
      {
        programs: { npm: QUICK_NPM },
      },
    );
    expect(await project.run('run', [FAILING])).toMatchObject({ state: 'undone' });
    expect(readlinkSync(project.at('node_modules'))).toBe('../shared');
    expect(project.list('../shared')).toEqual(['old']);
  });

  it('may be a mount: it is refused before anything is moved', async (context) => {
    const missing = lacksAdmin();
    if (missing !== null) context.skip(missing);
    using project = new Reinstalling({ ...NPM_PROJECT, ...OLD });
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'test', project.at('node_modules')]);
    try {
      const state = await project.run();
      expect(state).toMatchObject({ state: 'undone', exit: 4, error: { code: 'is-a-mount' } });
      expect(state.error?.hint).toContain('umount');
    } finally {
      execFileSync('umount', [project.at('node_modules')]);
    }
    expect(project.list('node_modules')).toEqual(['old']);
  });

  it('may hold 50,000 files and pipes: it is renamed, not copied, and not walked', async () => {
    // So many files take a disk their time; only their number matters.
    const within = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();
    using project = new Reinstalling({ ...NPM_PROJECT, ...OLD }, { programs: { npm: QUICK_NPM }, within });
    execFileSync('sh', ['-c', 'mkdir many && cd many && seq 50000 | xargs touch && mkfifo pipe'], {
      cwd: project.at('node_modules'),
    });
    const { ino } = statSync(project.at('node_modules'));
    // Whoever reads a folder moves the time of its last read.
    execFileSync('touch', ['-a', '-d', '2001-01-01', project.at('node_modules/many')]);
    expect(await project.run()).toMatchObject({ state: 'done' });
    expect(statSync(project.at(ASIDE)).ino).toBe(ino);
    expect(statSync(project.at(ASIDE, 'many')).atime.getUTCFullYear()).toBe(2001);
  });
});

describe('an installer', () => {
  it('that is killed leaves nothing behind: what was there is back', async () => {
    using project = new Reinstalling({ ...NPM_PROJECT, ...OLD }, { programs: { npm: `${QUICK}; kill -9 $$` } });
    const before = project.list();
    const state = await project.run();
    expect(state).toMatchObject({ state: 'undone', exit: 5, error: { code: 'install-failed' } });
    expect(state.error?.message).toContain('SIGKILL');
    expect(state.error?.message).toContain('back in its place');
    expect(project.list()).toEqual(before);
    expect(project.list('node_modules')).toEqual(['old']);
  });

  it('that is silent for too long is ended with everything it started', async () => {
    const programs = { npm: `${QUICK}; sleep 1000 & echo $! >../pid; wait` };
    using project = new Reinstalling({ ...NPM_PROJECT, ...OLD }, { programs, idleMs: 300 });
    const state = await project.run();
    expect(state).toMatchObject({ state: 'undone', exit: 5, error: { code: 'install-failed' } });
    expect(state.error?.message).toContain('silent for too long');
    expect(project.list('node_modules')).toEqual(['old']);
    const pid = Number(project.read('../pid'));
    expect(pid).toBeGreaterThan(0);
    // Nobody may have asked yet how it ended.
    expect(stateOf(pid)).toMatch(/^(?:gone|Z)$/);
  });

  it('that fills the disk is told so, and what was there is back', async (context) => {
    const missing = lacksAdmin();
    if (missing !== null) context.skip(missing);
    await using disk = await tmpfs('size=4m');
    const programs = { npm: `${QUICK}; head -c 9000000 /dev/zero >node_modules/left/big` };
    using project = new Reinstalling({ ...NPM_PROJECT, ...OLD }, { programs, within: disk.path });
    const state = await project.run();
    expect(state).toMatchObject({ state: 'undone', error: { code: 'install-failed' } });
    expect(state.error?.message).toContain('The disk is full.');
    expect(project.list('node_modules')).toEqual(['old']);
  });

  it('whose result is not complete has failed: what was there is back', async () => {
    using project = new Reinstalling({ ...NPM_PROJECT, ...OLD }, { programs: { npm: 'exit 0' } });
    const state = await project.run();
    expect(state).toMatchObject({ state: 'undone', exit: 5, error: { code: 'check-failed' } });
    expect(state.error?.message).toContain('not installed: left');
    expect(project.list('node_modules')).toEqual(['old']);
  });

  it('is followed by the check of the person', async () => {
    const check = { file: 'test', args: ['-e', 'started'] };
    using project = new Reinstalling({ ...NPM_PROJECT, ...OLD }, { programs: { npm: QUICK_NPM }, check });
    expect(await project.run()).toMatchObject({ state: 'undone', error: { code: 'check-failed' } });
    using good = new Reinstalling({ ...NPM_PROJECT, ...OLD, started: '' }, { programs: { npm: QUICK_NPM }, check });
    expect(await good.run()).toMatchObject({ state: 'done' });
  });
});
