import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';

import { OpsError } from '#domain/errors.ts';
import { ofBus, openBus } from '#services/adapters/keychain/dbus/connection.ts';
import type { DriverOptions } from '#services/adapters/keychain/options.ts';
import { nativeKeychain } from '#services/adapters/keychain/secret-service/driver.ts';
import type { NativeStore } from '#services/adapters/keychain/worker/talk.ts';
import type { Keychain } from '#services/ports/keychain.ts';

import { type Keyring, keyringMissing, startKeyring } from '../../../support/keyring.ts';

const SERVICE = 'cpm-console';
const UID = process.getuid?.() ?? 0;
/** For what never answers. */
const SOON_MS = 400;
/** For what does, on a machine with much to do. */
const PATIENT_MS = 20_000;

interface Row {
  readonly situation: string;
  readonly code: string;
  readonly message: string;
  readonly hint: string;
}
const rows: Row[] = [];

const open: { close(): void | Promise<void> }[] = [];
afterEach(async () => {
  for (const one of open.splice(0).toReversed()) await one.close();
});
afterAll(() => {
  const lines = rows.map(
    ({ situation, code, message, hint }) => `${situation.padEnd(44)} ${code}\n  ${message}\n  → ${hint}`,
  );
  process.stdout.write(`\nStates of the keyring, each as the real service made it:\n${lines.join('\n')}\n`);
});

async function keyring(options: Parameters<typeof startKeyring>[0] = {}): Promise<Keyring> {
  const started = await startKeyring(options);
  open.push({ close: () => started.stop() });
  return started;
}

function chain(
  env: Readonly<Record<string, string>>,
  more: Partial<DriverOptions> = {},
  store: NativeStore = 'secret-service',
): Keychain {
  const made = nativeKeychain(store, {
    env: (name) => env[name],
    uid: UID,
    platform: 'linux',
    deadlineMs: PATIENT_MS,
    ...more,
  });
  open.push(made);
  return made;
}

/** Calls it, and writes down what it told. */
async function told(situation: string, call: Promise<unknown>): Promise<OpsError> {
  const error = await call.then(
    () => new Error('it answered'),
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof OpsError)) throw error;
  rows.push({ situation, code: error.code, message: error.message, hint: error.hint ?? '' });
  expect(error.exit).toBe('credential');
  expect(error.hint ?? '').not.toBe('');
  return error;
}

/** A program that shall ask a person and never does. */
async function silentPrompter({ bus }: Keyring): Promise<void> {
  const connection = await openBus(bus, UID, PATIENT_MS);
  open.push({ close: () => connection[Symbol.dispose]() });
  await connection.call(ofBus('RequestName', 'su', ['org.gnome.keyring.SystemPrompter', 0]));
}

describe('a keyring that is', () => {
  beforeEach(({ skip }) => skip(keyringMissing() !== null, keyringMissing() ?? ''));

  it('unlocked: answers', async () => {
    const { env } = await keyring();
    const store = chain(env);
    const state = await store.state();
    expect(state).toMatchObject({ condition: 'unlocked', unlockable: false });
    expect(await store.getPassword(SERVICE, 'none')).toBeNull();
    rows.push({ situation: 'unlocked', code: 'unlocked', message: state.message, hint: state.hint });
  });

  it(
    'hanging: what waits ends at once when the program leaves, long before the deadline',
    async () => {
      const real = await keyring();
      const store = chain(real.env);
      await store.getPassword(SERVICE, 'none');
      real.provider?.kill('SIGSTOP');
      const waiting = [store.state(), store.getPassword(SERVICE, 'none').catch((error: unknown) => error)];
      store.close();
      const [state, call] = await Promise.all(waiting);
      expect(state).not.toMatchObject({ condition: 'unlocked' });
      expect(call).toBeInstanceOf(OpsError);
      real.provider?.kill('SIGCONT');
    },
    PATIENT_MS / 2,
  );

  it('locked: says so at once, and opens here', async () => {
    const real = await keyring({ unlocked: false });
    const store = chain(real.env);
    await silentPrompter(real);
    expect((await told('locked', store.getPassword(SERVICE, 'a'))).code).toBe('keychain-locked');
    expect((await store.state()).unlockable).toBe(true);
    expect(await store.unlock(real.password)).toBe('unlocked');
    expect(await store.getPassword(SERVICE, 'a')).toBeNull();
  });

  it('asking where there is no screen: dismissed', async () => {
    const { env } = await keyring({ unlocked: false });
    const error = await told(
      'asked, but there is no screen',
      chain(env, { mayPrompt: true }).setPassword(SERVICE, 'a', 'v'),
    );
    expect(error.code).toBe('keychain-dismissed');
  });

  it('asking on a screen where nobody answers: ends at its deadline, and opens here', async () => {
    const real = await keyring({ unlocked: false });
    await silentPrompter(real);
    const store = chain(real.env, { mayPrompt: true, deadlineMs: SOON_MS });
    const error = await told('a prompt nobody answers', store.setPassword(SERVICE, 'a', 'v'));
    expect(error.code).toBe('keychain-timeout');
    expect(await chain(real.env).unlock(real.password)).toBe('unlocked');
    expect(await chain(real.env).getPassword(SERVICE, 'a')).toBeNull();
  });

  it('without a session bus: unavailable', async () => {
    const error = await told('no session bus', chain({}, { uid: 2_000_000 }).getPassword(SERVICE, 'a'));
    expect(error).toMatchObject({
      code: 'keychain-unavailable',
      message: expect.stringContaining('no session bus') as string,
    });
  });

  it('started by sudo: says whose bus it needs', async () => {
    const store = chain(
      { SUDO_USER: 'ana', DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nowhere/bus', XDG_RUNTIME_DIR: '/nowhere' },
      { uid: 0 },
    );
    // A machine on which root has a session of its own has a bus there.
    const state = await store.state();
    rows.push({
      situation: 'root by sudo',
      code: `keychain-${state.condition}`,
      message: state.message,
      hint: state.hint,
    });
    expect(state.condition).toBe('unavailable');
    expect(state.hint).toContain('without sudo');
  });

  it('nowhere: nobody provides it', async () => {
    const { env } = await keyring({ provider: false });
    const error = await told('nobody provides it', chain(env).findCredentials(SERVICE));
    expect(error).toMatchObject({
      code: 'keychain-unavailable',
      message: expect.stringContaining('nobody provides') as string,
    });
  });

  it('stopped: ends at its deadline', async () => {
    const { env, provider } = await keyring();
    provider?.kill('SIGSTOP');
    const error = await told('its program is stopped', chain(env, { deadlineMs: SOON_MS }).getPassword(SERVICE, 'a'));
    expect(error.code).toBe('keychain-timeout');
  });

  it('behind a stopped bus: ends at its deadline', async () => {
    const { env, daemon } = await keyring({ provider: false });
    daemon.kill('SIGSTOP');
    const error = await told(
      'the session bus is stopped',
      chain(env, { deadlineMs: SOON_MS }).getPassword(SERVICE, 'a'),
    );
    expect(error.code).toBe('keychain-timeout');
  });

  it('killed in the middle of a call: crashed', async () => {
    const { env, provider } = await keyring();
    provider?.kill('SIGSTOP');
    const call = chain(env).getPassword(SERVICE, 'a');
    call.catch(() => undefined);
    await new Promise((resolve) => setImmediate(resolve));
    provider?.kill('SIGKILL');
    expect(['keychain-crashed', 'keychain-unavailable']).toContain(
      (await told('killed in the middle of a call', call)).code,
    );
  });

  it('new and empty: has no place to store anything', async () => {
    const { env } = await keyring({ collection: false });
    const error = await told('no default collection', chain(env).setPassword(SERVICE, 'a', 'v'));
    expect(error.code).toBe('keychain-no-default-collection');
  });

  it('given too much: refuses before it asks', async () => {
    const error = await told(
      'more than Windows keeps',
      chain({}, { platform: 'win32' }).setPassword(SERVICE, 'a', 'x'.repeat(1201)),
    );
    expect(error.code).toBe('keychain-too-large');
    expect((await told('more than a megabyte', chain({}).setPassword(SERVICE, 'a', 'x'.repeat(1_048_577)))).code).toBe(
      'keychain-too-large',
    );
  });

  it('asked for a service without a name: refuses', async () => {
    expect((await told('an empty service name', chain({}).getPassword('', 'a'))).code).toBe('keychain-failed');
  });

  it('asked through a keytar that is not installed: says how to get it', async () => {
    const { env } = await keyring();
    const store = chain(env, {}, 'keytar');
    expect((await told('keytar is not installed', store.getPassword(SERVICE, 'a'))).hint).toContain('keytar');
    expect(await store.state()).toMatchObject({ condition: 'unavailable' });
  });
});
