import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { EXIT } from '#domain/errors.ts';
import { QUICK } from '#domain/quick/quick.ts';

import { lacksAdmin } from '../support/privileged.ts';
import { runMain } from '../support/service/commands.ts';

/** A person with an empty home. */
let home = '';
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'cpm-bare-'));
});
afterEach(() => rm(home, { recursive: true, force: true }));

const cpm = (...args: readonly string[]) => runMain(env(), home, args);
const env = () => ({
  PATH: '/usr/sbin:/usr/bin:/sbin:/bin',
  HOME: home,
  XDG_RUNTIME_DIR: `${home}/run`,
  PM2_HOME: `${home}/pm2`,
});

const NOTHING = 'ip link set lo up && mount -t tmpfs run /run && mount -t tmpfs logs /var/log && exec "$@"';
/** Where there is neither a network nor the socket of a manager nor a log. */
const bare = (...args: readonly string[]) =>
  runMain(env(), home, args, ['unshare', '--net', '--mount', 'sh', '-c', NOTHING, 'sh']);

async function configure(config: object): Promise<void> {
  await mkdir(join(home, '.config/cpm-console'), { recursive: true });
  await writeFile(join(home, '.config/cpm-console/config.yaml'), JSON.stringify(config));
}

describe('on a bare machine', () => {
  beforeEach((ctx) => {
    const missing = lacksAdmin();
    if (missing !== null) ctx.skip(missing);
  });

  /** What each exits with where there is nothing, whatever the machine has to do. */
  const EXITS: Readonly<Record<string, number>> = {
    'restart-all': EXIT.nothingToDo,
    logs: EXIT.unknown,
    imports: EXIT.unknown,
    network: EXIT.critical,
    backup: EXIT.ok,
    'memory-reset': EXIT.nothingToDo,
  };
  it.each(Object.entries(EXITS))('quick %s exits with %i, and says why', async (id, code) => {
    const { exit, out, err } = await bare('quick', id);
    expect([exit, err]).toEqual([code, expect.not.stringMatching(/\n {4}at /)]);
    expect(`${out}${err}`.trim()).not.toBe('');
  });

  /** The same limit for everything that is measured here, as no two machines are alike. */
  async function limits(warning: number): Promise<void> {
    const { checks } = (await bare('quick', 'resources', '--json')).json() as { checks: { id: string }[] };
    const measured = checks.map(({ id }) => {
      const [kind = '', target] = id.split(/:(.*)/);
      return { kind, thresholds: { warning, critical: 1e9 }, ...(kind === 'disk' && { path: target }) };
    });
    await configure({ checks: measured });
    // What was seen by other limits is not asked for again at once.
    await rm(join(home, '.local'), { recursive: true });
  }
  it.each([
    ['status', 1e8, EXIT.ok],
    ['resources', 1e8, EXIT.ok],
    ['resources', 0, EXIT.attention],
  ])('quick %s with a limit of %i exits with %i', async (id, limit, code) => {
    await limits(limit);
    const { exit, out, err } = await bare('quick', id);
    expect([exit, err]).toEqual([code, '']);
    expect(out).toMatch(/checks/);
  });

  it('every one is tried here', () => {
    expect([...Object.keys(EXITS), 'status', 'resources'].toSorted()).toEqual(QUICK.map(({ id }) => id).toSorted());
  });

  it('has an emergency that says what is known, and its choices', async () => {
    await limits(1e8);
    const { exit, json } = await bare('emergency', '--json');
    expect(exit).toBe(EXIT.ok);
    const { choices, sentence } = json() as { choices: { number: number; id: string }[]; sentence: string };
    expect(choices.map(({ number, id }) => `${number} ${id}`)).toEqual([
      '1 fix',
      '2 restart',
      '3 recovery',
      '4 look',
      '5 quick',
    ]);
    expect(sentence).not.toBe('');
  });
});

describe('the list', () => {
  it('lists every one with exactly what runs', async () => {
    const { exit, out } = await cpm('quick');
    expect(exit).toBe(0);
    for (const { id, runs, off } of QUICK) expect(out).toContain(off === null ? runs : id);
    const { schema, commands } = (await cpm('quick', '--json')).json();
    expect([schema, commands]).toEqual([1, QUICK.map((command) => ({ ...command, own: false }))]);
  });

  it('names the nearest for one that there is not', async () => {
    const { exit, err } = await cpm('quick', 'resource');
    expect(exit).toBe(2);
    expect(err).toContain('Did you mean resources?');
  });
});

describe('commands of the own', () => {
  beforeEach(async () => {
    const commands = [
      { id: 'look', title: 'Look around', run: ['sh', '-c', 'pwd; echo $0 $1', 'a b', '$HOME'], confirm: 'read' },
      { id: 'touch', run: ['sh', '-c', 'echo touched >>touched'] },
      { id: 'fails', run: ['sh', '-c', 'echo no room; exit 7'], confirm: 'read' },
      { id: 'hangs', run: ['sleep', '1000'], timeout: '200ms' },
    ];
    await configure({ commands });
  });

  it('are listed with exactly what runs, also by help', async () => {
    expect((await cpm('quick')).out).toContain(`runs sh -c 'echo touched >>touched'`);
    expect((await cpm('help', '--all')).out).toMatch(/Your own.*\n {2}look +Look around/);
  });

  it('that read run at once, and no shell of ours reads them', async () => {
    const { exit, out, err } = await cpm('quick', 'look');
    expect([exit, err]).toEqual([0, '']);
    expect(out).toContain(home);
    expect(out).toContain('a b $HOME');
  });

  it('that act are asked about, and not run where nobody can be asked', async () => {
    const asked = await cpm('quick', 'touch');
    expect(asked.exit).toBe(4);
    await expect(readFile(join(home, 'touched'), 'utf8')).rejects.toThrow('ENOENT');
    expect(await cpm('quick', 'touch', '--yes')).toMatchObject({ exit: 0 });
    expect(await readFile(join(home, 'touched'), 'utf8')).toBe('touched\n');
  });

  it('that fail or hang say so with the code of the table, and what they printed', async () => {
    const failed = await cpm('quick', 'fails');
    expect(failed.out).toContain('no room');
    expect(failed.exit).toBe(20);
    expect(failed.err).toContain('fails ended with 7');
    const hung = await cpm('quick', 'hangs', '--yes');
    expect(hung.exit).toBe(9);
    expect(hung.err).toContain('hangs took longer than');
    expect((await cpm('quick', 'fails', '--json')).events().at(-1)).toMatchObject({ type: 'ended', exit: 20 });
  });
});
