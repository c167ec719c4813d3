import { join } from 'node:path';

import { execa } from 'execa';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { openBuilt } from '../support/console.ts';
import { runScript } from '../support/run-script.ts';
import { type Scratch, scratchCopy } from '../support/scratch.ts';

/** The product itself, type-checked, linted and built with one new file of each sort: nothing else of it is touched. */
const CONFIGS = ['package.json', 'tsconfig.json', 'oxlint.config.ts', '.oxfmtrc.json'];
const ROOMS = ['src', 'services', 'screens', 'components', 'scripts', 'test/support'];

const CHECK = `import { defineCheck } from './check.ts';

const RELEASED = Date.UTC(2026, 0, 1);

export default defineCheck({
  kind: 'clock',
  title: 'Clock',
  about: 'The date of this machine; not ok when it lies before this program was written.',
  group: 'system',
  component: 'framework',
  intervalMs: 60_000,
  timeoutMs: 1000,
  thresholds: { warning: null, critical: null },
  params: (z) => z.object({}),
  target: () => 'host',
  discover: () => Promise.resolve([{ id: 'clock:host', kind: 'clock', title: 'Clock', params: {} }]),
  probe: (_params, { world }) => {
    const now = world.clock.now();
    return Promise.resolve({
      status: now < RELEASED ? 'critical' : 'ok',
      summary: new Date(now).toISOString().slice(0, 10),
    });
  },
});
`;

const COMMAND = `import { defineCommand, type Invocation } from '#cli/command.ts';
import { EXIT } from '#domain/errors.ts';

export default defineCommand({
  name: 'where',
  group: 'noun',
  summary: 'Say where the configuration lies',
  examples: ['where'],
  run: ({ config, stdout }: Invocation): Promise<number> => {
    stdout.write(\`\${config.path}\\n\`);
    return Promise.resolve(EXIT.ok);
  },
});
`;

const PLACE = `import { Text } from 'ink';

import { type Area, definePlace } from '#screens/place.ts';

function Notes({ width, height }: Area) {
  return <Text>{\`A page of \${width} by \${height} for notes.\`}</Text>;
}

export default definePlace({ id: 'notes', number: 9, title: 'Notes', Body: Notes });
`;

/** Where the new files are, and the registries that name them. */
const TOUCHED = ['services/checks', 'src/cli', 'screens/places'];

let scratch: Scratch;
const tool = (name: string, ...args: string[]) =>
  execa(name, args, { cwd: scratch.path, preferLocal: true, localDir: process.cwd(), reject: false, all: true });
const program = (...args: string[]) =>
  execa(process.execPath, [join(scratch.path, 'dist/main.js'), ...args], {
    cwd: scratch.path,
    env: { HOME: scratch.path },
    reject: false,
  });

beforeAll(async () => {
  scratch = await scratchCopy(...CONFIGS, ...ROOMS);
  await scratch.write('services/checks/clock.ts', CHECK);
  await scratch.write('src/cli/commands/where.ts', COMMAND);
  await scratch.write('screens/places/notes.tsx', PLACE);
  const made = [
    await runScript(scratch.path, 'scripts/registry.ts'),
    await runScript(scratch.path, 'scripts/build.ts'),
  ];
  const failed = made.find(({ exitCode }) => exitCode !== 0);
  if (failed !== undefined) throw new Error(failed.stderr);
});
afterAll(() => scratch[Symbol.asyncDispose]());

describe('a check, a command and a place of one new file each', () => {
  it('pass the types', async () => {
    const { exitCode, all } = await tool('tsc', '--noEmit', '--checkers', '1');
    expect({ exitCode, all }).toEqual({ exitCode: 0, all: '' });
  });

  it('pass the walls and the type-aware lint', async () => {
    // The rest of the house is linted by the suite itself.
    const { exitCode, all } = await tool('oxlint', '--type-aware', '--type-check', ...TOUCHED);
    expect(all).toContain('0 warnings and 0 errors');
    expect(exitCode).toBe(0);
  });

  it('are looked at by the program', async () => {
    const { stdout, exitCode } = await program('check', 'run', 'clock:host', '--json');
    const { checks } = JSON.parse(stdout) as { checks: readonly Record<string, unknown>[] };
    expect(exitCode).toBe(0);
    expect(checks).toMatchObject([{ id: 'clock:host', title: 'Clock', status: 'ok' }]);
    const health = JSON.parse((await program('health', '--json')).stdout) as { checks: readonly { id: string }[] };
    expect(health.checks.map(({ id }) => id)).toContain('clock:host');
  });

  it('are run, offered by help and completed by the shell', async () => {
    expect((await program('where')).stdout).toBe(join(scratch.path, '.config/cpm-console/config.yaml'));
    expect((await program('--help')).stdout).toMatch(/^ +where +Say where the configuration lies$/m);
    expect((await program('completion', 'bash')).stdout).toMatch(/\bwhere\b/);
    const { stderr, exitCode } = await program('wheer');
    expect(stderr).toContain('where');
    expect(exitCode).toBe(2);
  });

  it('are on the map and open with their number', async () => {
    await using console = await openBuilt({ main: join(scratch.path, 'dist/main.js'), args: ['--demo'] });
    const { session } = console;
    await session.waitFor(/CPU +\d+ %/);
    expect(session.screen().split('\n')[1]).toContain('9 Notes');
    session.press('9');
    // One row less where the made-up machine has something to say.
    await session.waitFor(/A page of 120 by 3[23] for notes\./);
    session.press('q');
    expect(await session.exited).toMatchObject({ exitCode: 0 });
  });
});
