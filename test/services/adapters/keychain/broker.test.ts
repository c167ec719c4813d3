import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { afterEach, describe, expect, it } from 'vitest';

import { startChild } from '#services/adapters/child.ts';
import { type Broker, keychainBroker } from '#services/adapters/keychain/worker/broker.ts';

import { keyringMissing, startKeyring } from '../../../support/keyring.ts';

const GET = { op: 'get', service: 'cpm-console', account: 'a' } as const;
const started: ChildProcess[] = [];
let broker: Broker | undefined;
afterEach(() => {
  broker?.close();
  for (const child of started.splice(0)) child.kill('SIGKILL');
});

function brokerOf(variables: Readonly<Record<string, string>>, deadlineMs = 20_000): Broker {
  const start: typeof startChild = (entry, env) => {
    const child = startChild(entry, env);
    started.push(child);
    return child;
  };
  broker = keychainBroker({ store: 'secret-service', deadlineMs, variables: () => variables, start });
  return broker;
}

const worker = (): ChildProcess => started.at(-1)!;

describe('the process that asks the keychain', () => {
  it('sees nothing of the environment but what it needs', async () => {
    const calls = brokerOf({ DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nowhere/bus', XDG_RUNTIME_DIR: '/nowhere' });
    await expect(calls.call(GET)).rejects.toMatchObject({ kind: 'refused' });
    const names = readFileSync(`/proc/${worker().pid}/environ`, 'utf8')
      .split('\0')
      .filter(Boolean)
      .map((pair) => pair.split('=')[0]);
    const ours = names.filter((name) => !name?.startsWith('NODE_CHANNEL_'));
    expect(new Set(ours)).toEqual(new Set(['DBUS_SESSION_BUS_ADDRESS', 'XDG_RUNTIME_DIR']));
    expect(readFileSync(`/proc/${worker().pid}/coredump_filter`, 'utf8').trim()).toBe('00000000');
  });

  it('takes only itself down, and the next call has another', async () => {
    const calls = brokerOf({});
    calls.warm();
    const call = calls.call(GET);
    worker().kill('SIGSEGV');
    await expect(call).rejects.toMatchObject({ kind: 'crashed', message: 'SIGSEGV' });
    await expect(calls.call(GET)).rejects.toMatchObject({ kind: 'refused' });
    expect(started).toHaveLength(2);
  });

  it('is killed at the deadline, when it starts no more than when it asks', async () => {
    const calls = brokerOf({}, 50);
    calls.warm();
    worker().kill('SIGSTOP');
    await expect(calls.call(GET)).rejects.toMatchObject({ kind: 'timeout' });
    await once(worker(), 'exit');
    expect(worker().signalCode).toBe('SIGKILL');
  });

  it('does not keep the console from ending while it hangs', async ({ skip }) => {
    skip(keyringMissing() !== null, keyringMissing() ?? '');
    await using keyring = await startKeyring();
    keyring.provider?.kill('SIGSTOP');
    // A call that would wait for a day, in a program that wants to end in the middle of it.
    const script = `
      const { keychainBroker } = await import(${JSON.stringify(join(process.cwd(), 'services/adapters/keychain/worker/broker.ts'))});
      const broker = keychainBroker({ store: 'secret-service', deadlineMs: 86_400_000, variables: () => (${JSON.stringify(keyring.env)}) });
      broker.call(${JSON.stringify(GET)}).catch(() => {});
      process.stdout.write('asked', () => process.exit(7));`;
    const child = spawn(process.execPath, ['--no-warnings', '--input-type=module', '-e', script], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [code] = (await once(child, 'exit')) as [number];
    expect(code).toBe(7);
  });
});
