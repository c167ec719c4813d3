import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

import { ofBus, openBus } from '#services/adapters/keychain/dbus/connection.ts';
import { nativeKeychain } from '#services/adapters/keychain/secret-service/driver.ts';

import { until } from './lab/until.ts';

const UID = process.getuid?.() ?? 0;
const DEADLINE_MS = 10_000;

/** Why there can be no Secret Service here; null when there can. */
export function keyringMissing(): string | null {
  const missing = ['/usr/bin/dbus-daemon', '/usr/bin/gnome-keyring-daemon'].filter((file) => !existsSync(file));
  return missing.length === 0 ? null : 'needs dbus and gnome-keyring';
}

export interface Keyring extends AsyncDisposable {
  /** What a program needs to find it: the address of the bus and the folders. */
  readonly env: {
    readonly DBUS_SESSION_BUS_ADDRESS: string;
    readonly XDG_RUNTIME_DIR: string;
    readonly XDG_DATA_HOME: string;
  };
  readonly password: string;
  /** Path of the bus' socket. */
  readonly bus: string;
  readonly folder: string;
  /** The bus. */
  readonly daemon: ChildProcess;
  /** The process that provides it; undefined when none was started. */
  readonly provider: ChildProcess | undefined;
  lock(): Promise<void>;
  stop(): Promise<void>;
}

/**
 * A real gnome-keyring on a session bus of its own, without a screen, systemd or root. The bus can start nothing by
 * itself, so that no second keyring and no question on a screen gets in between.
 * @param collection false for a keyring in which there is no place to store anything yet.
 * @param provider false for a bus on which nobody keeps secrets.
 */
export async function startKeyring({ unlocked = true, provider = true, collection = true } = {}): Promise<Keyring> {
  const folder = await mkdtemp(join(tmpdir(), 'cpm-keyring-'));
  const [run, data] = [join(folder, 'run'), join(folder, 'data')];
  await mkdir(run, { mode: 0o700 });
  await mkdir(data, { mode: 0o700 });
  const bus = join(run, 'bus');
  await writeFile(join(folder, 'bus.conf'), busConfig(bus));
  const daemon = spawn('dbus-daemon', [`--config-file=${folder}/bus.conf`, '--nofork', '--print-address'], {
    stdio: ['ignore', 'pipe', 'ignore'],
    env: { PATH: process.env['PATH'] },
  });
  await once(createInterface(daemon.stdout), 'line');
  const env = { DBUS_SESSION_BUS_ADDRESS: `unix:path=${bus}`, XDG_RUNTIME_DIR: run, XDG_DATA_HOME: data };
  const password = 'correct horse';
  const keeper = provider ? await startProvider(env, bus, collection ? password : null) : undefined;
  const native = () =>
    nativeKeychain('secret-service', {
      env: (name) => ({ ...env })[name],
      uid: UID,
      platform: 'linux',
      deadlineMs: DEADLINE_MS,
    });
  const keyring: Keyring = {
    env,
    password,
    bus,
    folder,
    daemon,
    provider: keeper,
    lock: () => native().lock(),
    async stop() {
      for (const child of [keeper, daemon]) await ended(child);
      await rm(folder, { recursive: true, force: true });
    },
    [Symbol.asyncDispose]: () => keyring.stop(),
  };
  if (!unlocked && collection) await keyring.lock();
  return keyring;
}

async function startProvider(env: Keyring['env'], bus: string, password: string | null): Promise<ChildProcess> {
  const child = spawn(
    'gnome-keyring-daemon',
    ['--foreground', ...(password === null ? [] : ['--unlock']), '--components=secrets'],
    {
      stdio: ['pipe', 'ignore', 'ignore'],
      env: { ...env, PATH: process.env['PATH'], HOME: env.XDG_DATA_HOME },
    },
  );
  child.stdin.end(password ?? '');
  using connection = await openBus(bus, UID, DEADLINE_MS);
  await until(
    async () => (await connection.call(ofBus('NameHasOwner', 's', ['org.freedesktop.secrets'])))[0] === true,
    'gnome-keyring does not keep secrets',
  );
  return child;
}

async function ended(child: ChildProcess | undefined): Promise<void> {
  if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const over = once(child, 'exit');
  child.kill('SIGKILL');
  await over;
}

const busConfig = (socket: string): string =>
  [
    '<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"',
    ' "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">',
    `<busconfig><type>session</type><listen>unix:path=${socket}</listen><auth>EXTERNAL</auth>`,
    '<policy context="default"><allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/></policy>',
    '</busconfig>',
  ].join('\n');
