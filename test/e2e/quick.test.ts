import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { QUICK } from '#domain/quick/quick.ts';

import { runMain } from '../support/service/commands.ts';

/** A machine with nothing: no services, no network, no configuration, nothing in its home. */
let home = '';
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'cpm-bare-'));
});
afterAll(() => rm(home, { recursive: true, force: true }));

const cpm = (...args: readonly string[]) =>
  runMain(
    {
      PATH: process.env['PATH'],
      HOME: home,
      XDG_RUNTIME_DIR: `${home}/run`,
      PM2_HOME: `${home}/pm2`,
      // Nobody listens there, so that this asks nobody whatever network the machine has.
      GITHUB_API_URL: 'http://127.0.0.1:9',
    },
    home,
    args,
  );

/** What each may exit with where there is nothing: how the machine is, nothing to do, unknown, not there yet. */
const EXITS: Readonly<Record<string, readonly number[]>> = {
  status: [0, 20, 21, 22],
  'restart-all': [3],
  resources: [0, 20, 21],
  logs: [0, 20, 22],
  imports: [22],
  network: [20, 21, 22],
  // Nothing that would be backed up is there, or some of it is.
  backup: [0, 3, 20],
  'memory-reset': [3],
};

describe('on a bare machine', () => {
  it.each(QUICK.map(({ id }) => id))('quick %s runs and exits with the code of the table', async (id) => {
    const { exit, out, err } = await cpm('quick', id);
    expect(EXITS[id]).toContain(exit);
    expect(`${out}${err}`.trim()).not.toBe('');
    expect(err).not.toMatch(/\n {4}at /);
  });

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

  it('has an emergency that says what is known, and its choices', async () => {
    const { exit, json } = await cpm('emergency', '--json');
    expect([0, 20, 21, 22]).toContain(exit);
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

describe('commands of the own', () => {
  beforeAll(async () => {
    const folder = join(home, '.config/cpm-console');
    await mkdir(folder, { recursive: true });
    const commands = [
      { id: 'look', title: 'Look around', run: ['sh', '-c', 'pwd; echo $0 $1', 'a b', '$HOME'], confirm: 'read' },
      { id: 'touch', run: ['sh', '-c', 'echo touched >>touched'] },
      { id: 'fails', run: ['sh', '-c', 'echo no room; exit 7'], confirm: 'read' },
      { id: 'hangs', run: ['sleep', '1000'], timeout: '200ms' },
    ];
    await writeFile(join(folder, 'config.yaml'), JSON.stringify({ commands }));
  });
  afterAll(() => rm(join(home, '.config'), { recursive: true, force: true }));

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
