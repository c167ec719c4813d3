import { beforeEach, describe, expect, test } from 'vitest';

import type { Invocation } from '#cli/command.ts';
import auth from '#cli/commands/auth.ts';
import cred from '#cli/commands/cred.ts';
import security from '#cli/commands/security.ts';
import { demoConfig } from '#config/demo.ts';
import { withChecksum } from '#domain/credentials/checksum.ts';
import { EXIT, OpsError } from '#domain/errors.ts';
import { ManualClock } from '#services/fakes/clock.ts';
import { DEMO_SECRETS } from '#services/fakes/demo/credentials.ts';
import { demoWorld } from '#services/fakes/world.ts';
import { KEYCHAIN_SERVICE } from '#services/ports/keychain.ts';
import type { World } from '#services/ports/world.ts';

import { documented } from '../support/documented.ts';
import { invocationIn } from '../support/invocation.ts';

const TOKEN = withChecksum('ghp', 'qQ1wW2eE3rR4tT5yY6uU7iI8oO9pP0');
const TERMINAL = { isTerminal: true, columns: 80 };

let world: World;
let clock: ManualClock;
beforeEach(() => {
  clock = new ManualClock();
  world = demoWorld({ clock });
});

async function run(line: string, given: Partial<Invocation> = {}, command = cred) {
  const words = line.split(' ');
  const known = words[0] !== undefined && words[0] in (command.verbs ?? {});
  const place = { verb: known ? (words[0] ?? null) : null, positionals: known ? words.slice(1) : words };
  const { invocation, out } = invocationIn(world, { config: demoConfig(world), ...place, ...given });
  try {
    return { exit: await command.run(invocation), out: out(), error: null };
  } catch (error) {
    if (!(error instanceof OpsError)) throw error;
    return { exit: EXIT[error.exit], out: out(), error };
  }
}

const stored = (name: string) => world.keychains.main.getPassword(KEYCHAIN_SERVICE, name);
const typed = (answer: string | null) => ({ askHidden: () => Promise.resolve(answer) });
const piped = (text: string) => ({ values: { stdin: true }, input: () => Promise.resolve(text) });
const everything = () => Object.values(DEMO_SECRETS);

describe('cred ls', () => {
  test('shows the worst first, masked, with counts', async () => {
    const { out } = await run('ls');
    expect(
      out
        .split('\n')
        .slice(1, 5)
        .map((row) => row.split(/ +/).slice(0, 2)),
    ).toEqual([
      ['rejected', 'npm/publish'],
      ['expiring', 'github/main'],
      ['rotate', 'memory/main'],
      ['ok', 'openai/main'],
    ]);
    expect(out).toContain('1 good, 1 rejected, 1 expiring, 1 to rotate');
    for (const value of everything()) expect(out).not.toContain(value);
  });

  test('prints what docs/json.md says, and no value', async () => {
    const { out } = await run('ls', { values: { json: true } });
    const [first] = (JSON.parse(out) as { credentials: Record<string, unknown>[] }).credentials;
    expect(
      Object.keys(first ?? {})
        .map((key) => `credentials[].${key}`)
        .toSorted(),
    ).toEqual(
      documented('credentials')
        .filter((field) => /^credentials\[\]\.\w+$/.test(field))
        .toSorted(),
    );
    for (const value of everything()) expect(out).not.toContain(value);
  });

  test('says that the store is locked, and what can be done', async () => {
    await world.keychains.main.lock();
    const { out, exit } = await run('ls');
    expect(exit).toBe(EXIT.ok);
    expect(out).toMatch(/locked/);
    expect(out).toMatch(/3 locked|locked/);
  });
});

describe('cred add', () => {
  test('asks where nobody sees it, after the page that says how to create one', async () => {
    const { exit, out } = await run('add github/second', typed(TOKEN));
    expect(exit).toBe(EXIT.ok);
    expect(out).toContain('Issues: read and write');
    expect(out).toContain(`github/second saved: GitHub, classic token, ghp_…${TOKEN.slice(-4)}. It was read back.`);
    expect(out).not.toContain(TOKEN);
    expect(await stored('github/second')).toBe(TOKEN);
  });

  test('reads a pipe, and a variable', async () => {
    expect((await run('add github/second', piped(`${TOKEN}\n`))).out).not.toContain('Taken away');
    expect(await stored('github/second')).toBe(TOKEN);
    world = { ...world, environment: { ...world.environment, get: (name) => (name === 'SPARE' ? TOKEN : undefined) } };
    expect((await run('add github/third', { values: { 'from-env': 'SPARE' } })).exit).toBe(EXIT.ok);
    expect(await stored('github/third')).toBe(TOKEN);
    expect(await run('add github/fourth', { values: { 'from-env': 'NOPE' } })).toMatchObject({ exit: EXIT.usage });
  });

  test("takes the token of GitHub's own program over a pipe", async () => {
    const asked: unknown[] = [];
    const finished = {
      exitCode: 0,
      signal: null,
      stdout: `${TOKEN}\n`,
      stderr: '',
      droppedBytes: 0,
      timedOut: false,
      tookMs: 1,
    };
    const shell: World['shell'] = {
      ...world.shell,
      run: (command) => {
        asked.push(command);
        return Promise.resolve(finished);
      },
    };
    world = { ...world, shell };
    expect((await run('add github/second', { values: { 'from-gh': true } })).exit).toBe(EXIT.ok);
    expect(asked).toEqual([{ file: 'gh', args: ['auth', 'token'] }]);
    expect(await stored('github/second')).toBe(TOKEN);
  });

  test.each([`add github/second ${TOKEN}`, `add ${TOKEN}`, TOKEN])(
    'a value in an argument is refused, called leaked, and not said again (%#)',
    async (line) => {
      const { exit, error, out } = await run(line, typed('never asked'));
      expect(exit).toBe(EXIT.usage);
      expect(error?.message).toMatch(/so it has leaked/);
      expect(`${out}${error?.message}${error?.hint}`).not.toContain(TOKEN);
      expect(await stored('github/second')).toBeNull();
      expect(world.secrets.known().map(({ value }) => value)).toContain(TOKEN);
    },
  );

  test('a stored one whose value was given as an argument is leaked from then on', async () => {
    await run('add github/second', piped(TOKEN));
    await run(`add github/third ${TOKEN}`);
    expect(world.state.credentials.get('github/second')?.leakedAt).toBe(world.clock.now());
    expect((await run('show github/second')).out).toMatch(/state +leaked/);
  });

  test('guesses what a value is for by its beginning', async () => {
    expect((await run('add spare', piped(TOKEN))).out).toContain('saved: GitHub');
    const { error } = await run('add other', piped('nobody knows what this is'));
    expect(error).toMatchObject({ code: 'which-provider', hint: expect.stringContaining('openai') as string });
  });

  test('without a terminal and without a way to read it, says which ways there are', async () => {
    expect((await run('add github/second')).error).toMatchObject({ code: 'needs-value', exit: 'refused' });
  });

  test('saves nothing when the person leaves', async () => {
    expect((await run('add github/second', typed(null))).error?.code).toBe('left');
    expect(world.state.credentials.get('github/second')).toBeNull();
  });

  test.each([
    ['--url', { url: 'ftp://x' }],
    ['--rule', { rule: 'team:x' }],
    ['--expires', { expires: 'soon' }],
    ['--rotate-every', { 'rotate-every': 'often' }],
    ['--ok', { ok: ['fine'] }],
  ])('says what %s takes', async (option, values) => {
    const { error } = await run('add http/x', {
      values: { stdin: true, ...values },
      input: () => Promise.resolve(TOKEN),
    });
    expect(error).toMatchObject({ exit: 'usage', message: expect.stringContaining(option) as string });
  });
});

describe('cred rm', () => {
  test('asks for the name, and does nothing without it', async () => {
    expect((await run('rm npm/publish')).error).toMatchObject({ code: 'needs-consent', exit: 'refused' });
    expect(await run('rm npm/publish', { ask: () => Promise.resolve('y') })).toMatchObject({ exit: EXIT.refused });
    expect(await stored('npm/publish')).toBe(DEMO_SECRETS['npm/publish']);
    expect((await run('rm npm/publish', { ask: () => Promise.resolve('npm/publish') })).exit).toBe(EXIT.ok);
    expect(await stored('npm/publish')).toBeNull();
    expect(world.state.credentials.get('npm/publish')).toBeNull();
  });

  test('forgets nothing while the store is locked', async () => {
    await world.keychains.main.lock();
    expect((await run('rm npm/publish', { values: { yes: true } })).error?.code).toBe('keychain-locked');
    expect(world.state.credentials.get('npm/publish')).not.toBeNull();
  });
});

describe('a value for a person', () => {
  const output = (): { parts: string[]; stdout: Invocation['stdout'] } => {
    const parts: string[] = [];
    return { parts, stdout: { ...TERMINAL, write: (part) => void parts.push(part) } };
  };

  test('is on the clipboard of the terminal for thirty seconds', async () => {
    const { parts, stdout } = output();
    const running = run('copy openai/main', { stdout });
    await until(() => parts.length > 1);
    const [, base64 = ''] = /\]52;c;([\w+/=]+)/.exec(parts[0] ?? '') ?? [];
    expect(Buffer.from(base64, 'base64').toString()).toBe(DEMO_SECRETS['openai/main']);
    clock.advance(29_999);
    expect(parts).toHaveLength(2);
    clock.advance(1);
    expect((await running).exit).toBe(EXIT.ok);
    expect(parts[2]).toBe('\u001B]52;c;!\u0007');
  });

  test('is not copied over SSH, or without a terminal', async () => {
    expect((await run('copy openai/main')).error?.code).toBe('no-terminal');
    world = {
      ...world,
      environment: { ...world.environment, get: (name) => (name === 'SSH_TTY' ? '/dev/pts/1' : undefined) },
    };
    const { parts, stdout } = output();
    expect((await run('copy openai/main', { stdout })).error?.code).toBe('clipboard-over-ssh');
    expect(parts).toEqual([]);
  });

  test('is shown for ten seconds on a second screen, or until ctrl-c', async () => {
    const { parts, stdout } = output();
    const stop = new AbortController();
    const running = run('reveal openai/main', { stdout, signal: stop.signal });
    await until(() => parts.length > 0);
    expect(parts[0]?.startsWith('\u001B[?1049h')).toBe(true);
    expect(parts[0]).toContain(DEMO_SECRETS['openai/main']);
    stop.abort();
    await running;
    expect(parts[1]?.endsWith('\u001B[?1049l')).toBe(true);
    expect((await run('reveal openai/main')).error?.code).toBe('no-terminal');
  });
});

describe('cred test', () => {
  test('asks all of them and says the worst by its exit code', async () => {
    const { exit, out } = await run('test');
    expect(exit).toBe(EXIT.credential);
    expect(out).toMatch(/^github\/main +ok: ana-dev; may: metadata r \(tried\)/m);
    expect(out).toMatch(/^npm\/publish +rejected: 401/m);
  });

  test('names the nearest when there is none of that name', async () => {
    expect((await run('test github/mian')).error).toMatchObject({ hint: 'Did you mean github/main?' });
  });
});

test('auth validate prints what the guide prints, from real tests', async () => {
  const { exit, out } = await run('validate', {}, auth);
  expect(out).toBe(
    '🔐 Authentication Status:\n  memory_service: ✅ Authenticated\n  github_api: ✅ Authenticated\n  openai_api: ✅ Authenticated\n',
  );
  expect(exit).toBe(EXIT.ok);
  for (const name of ['openai/main', 'memory/main']) await run(`rm ${name}`, { values: { yes: true } });
  const less = await run('validate', {}, auth);
  expect(less).toMatchObject({
    exit: EXIT.usage,
    out: expect.stringContaining('openai_api: ❌ Key not configured') as string,
  });
});

test('auth unlock ends a lockout, and says when there was none', async () => {
  const host = 'github';
  world.state.credentials.setLockout('github/main', host, { failures: 5, until: world.clock.now() + 60_000 });
  expect((await run('test github/main')).error?.code).toBe('locked-out');
  expect(await run('unlock github/main', {}, auth)).toMatchObject({ exit: EXIT.ok });
  expect((await run('test github/main')).exit).toBe(EXIT.ok);
  expect(await run('unlock github/main', {}, auth)).toMatchObject({ exit: EXIT.nothingToDo });
});

describe('security', () => {
  test('generate-key stores a key of 48 random bytes and shows none of it', async () => {
    const { exit, out } = await run('generate-key memory/next', {}, security);
    const key = (await stored('memory/next')) ?? '';
    expect(exit).toBe(EXIT.ok);
    expect(key).toMatch(/^cpm_[\w-]{64}$/);
    expect(out).toContain('  API Key Generation');
    expect(out).not.toContain(key);
    expect(out.match(/^\d\. /gm)).toHaveLength(4);
  });

  test('validate and the checklist judge the key that is there', async () => {
    expect((await run('validate', {}, security)).out).toContain('Key length    68 characters');
    const { exit, out } = await run('checklist prod', {}, security);
    expect(exit).toBe(EXIT.critical);
    expect(out).toMatch(/✘ critical Keys are replaced on a schedule: overdue: npm\/publish/);
    await run('rm memory/main', { values: { yes: true } });
    expect(await run('validate', {}, security)).toMatchObject({ exit: EXIT.usage });
  });

  test('test-auth asks the memory service', async () => {
    expect(await run('test-auth', {}, security)).toMatchObject({
      exit: EXIT.ok,
      out: expect.stringMatching(/^✅/) as string,
    });
    await world.keychains.main.setPassword(KEYCHAIN_SERVICE, 'memory/main', 'x'.repeat(40));
    expect((await run('test-auth', {}, security)).exit).toBe(EXIT.credential);
  });
});

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setImmediate(resolve));
}
