import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

import { startChild } from '../../services/adapters/child.ts';
import { ofBus, openBus } from '../../services/adapters/keychain/dbus/connection.ts';
import { nativeKeychain } from '../../services/adapters/keychain/secret-service/driver.ts';
import type { Keychain } from '../../services/ports/keychain.ts';
import { type Keyring, keyringMissing, startKeyring } from '../../test/support/keyring.ts';
import { ROOT } from '../support/root.ts';
import { interleaved } from './interleaved.ts';
import { exitRow, frameRow } from './keychain-hang.ts';
import { compared, type Row } from './row.ts';

const ROUNDS = 10;
const ITEMS = 20;
const SERVICE = 'cpm-console-bench';
const WORKER = pathToFileURL(join(ROOT, 'dist/workers/keychain.js'));
const UID = process.getuid?.() ?? 0;
const DEADLINE_MS = 20_000;

/**
 * The first call to a real keyring beside a start of node and a question to the bus; the list of twenty, when warm;
 * what a hanging one costs.
 */
export async function rows(): Promise<Row[]> {
  const missing = keyringMissing();
  if (missing !== null) throw new Error(missing);
  await using keyring = await startKeyring();
  const warm = open(keyring);
  for (let at = 0; at < ITEMS; at += 1) await warm.setPassword(SERVICE, `item/${at}`, 'x'.repeat(40));
  const { first, floor, list } = await interleaved(
    {
      first: () => timed(() => firstCall(keyring)),
      floor: () => timed(() => nodeAndBus(keyring)),
      list: () => timed(async () => void (await warm.findCredentials(SERVICE))),
    },
    ROUNDS,
  );
  warm.close();
  const reach = (deadlineMs: number) => open(keyring, deadlineMs);
  return [
    compared({
      name: 'first call to the keyring',
      ours: first,
      theirs: floor,
      budget: 1.5,
      unit: 'ms',
      against: 'a start of node and one question to the bus',
    }),
    { name: `list of ${ITEMS} in the keyring, warm`, ours: list, theirs: null, ratio: null, budget: 60, unit: 'ms' },
    await frameRow(reach, keyring, SERVICE),
    await exitRow(keyring),
  ];
}

function open({ env }: Keyring, deadlineMs = DEADLINE_MS): Keychain {
  const variables: Readonly<Record<string, string>> = env;
  return nativeKeychain('secret-service', {
    env: (name) => variables[name],
    uid: UID,
    platform: 'linux',
    deadlineMs,
    // The built worker, as the product starts it.
    start: (_source, given) => startChild(WORKER, given),
  });
}

async function firstCall(keyring: Keyring): Promise<void> {
  const chain = open(keyring);
  await chain.getPassword(SERVICE, 'item/0');
  chain.close();
}

async function nodeAndBus({ bus }: Keyring): Promise<void> {
  const child = spawn(process.execPath, ['-e', '0'], { stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
  await once(child, 'exit');
  using connection = await openBus(bus, UID, DEADLINE_MS);
  await connection.call(ofBus('GetId'));
}

async function timed(work: () => Promise<void>): Promise<number> {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
}
