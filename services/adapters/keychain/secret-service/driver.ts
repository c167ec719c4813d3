import { itemProblem } from '#domain/credentials/store-item.ts';
import { type Detail, storeError, storeState } from '#domain/credentials/store-words.ts';
import { messageOf } from '#domain/errors.ts';
import { busPlace } from '#services/adapters/keychain/dbus/address.ts';
import type { DriverOptions } from '#services/adapters/keychain/options.ts';
import { keychainBroker, WorkerEnd } from '#services/adapters/keychain/worker/broker.ts';
import { conditionOf } from '#services/adapters/keychain/worker/classify.ts';
import type { NativeStore, Op } from '#services/adapters/keychain/worker/talk.ts';
import type { Keychain, KeychainCondition, KeychainItem } from '#services/ports/keychain.ts';

import { controlSocket, unlockBySocket } from './control.ts';
import { failure, lockAt, lookAt, type Seen } from './look.ts';
import { accountsOf } from './search.ts';

const WITHOUT_KEYTAR =
  'Install it beside the console (npm install --global keytar, or @github/keytar under that name), or set keychain.driver to secret-service.';
/** A key is derived from the passphrase, which takes longer than a call. */
const UNLOCK_DEADLINES = 5;

/**
 * The Secret Service of this session (on macOS and Windows their own store), by a library in a process of its own. Before
 * each call the service is asked whether it is open: a locked one says so at once instead of asking on another screen.
 * @param store which library; both read the same service, each sees only its own items.
 */
export function nativeKeychain(store: NativeStore, options: DriverOptions): Keychain {
  const { env, uid, platform, deadlineMs, mayPrompt = false, start } = options;
  let closing = new AbortController();
  const place = () => ({
    ...busPlace(
      { DBUS_SESSION_BUS_ADDRESS: env('DBUS_SESSION_BUS_ADDRESS'), XDG_RUNTIME_DIR: env('XDG_RUNTIME_DIR') },
      uid,
    ),
    closing: closing.signal,
  });
  const control = () => controlSocket(place().runtimeDir, env('GNOME_KEYRING_CONTROL'));
  const broker = keychainBroker({ store, deadlineMs, variables: () => variables(options, place()), start });
  const bySocket = platform === 'linux';

  const told = ({ condition, detail, missing }: Seen): readonly [KeychainCondition, Detail] => [
    condition,
    {
      detail,
      unlockable: needsPassphrase(condition) && bySocket && control() !== null,
      hint: missing === true && store === 'keytar' ? WITHOUT_KEYTAR : hintFor(condition, options),
    },
  ];
  const look = (): Promise<Seen> =>
    bySocket ? lookAt(place(), uid, deadlineMs) : Promise.resolve({ condition: 'unlocked' });

  const ask = async (op: Exclude<Op, { op: 'load' }>): Promise<unknown> => {
    const problem = itemProblem(store, platform, op);
    if (problem !== null) throw problem;
    if (!mayPrompt) {
      const looking = look();
      // It starts while the service is looked at.
      if (place().address !== null) broker.warm();
      const seen = await looking;
      if (seen.condition !== 'unlocked') throw storeError(store, ...told(seen));
    }
    try {
      return await broker.call(op);
    } catch (error) {
      throw storeError(store, ...told(ended(error)));
    }
  };

  const loaded = (): Promise<Seen> => broker.call({ op: 'load' }).then(() => ({ condition: 'unlocked' }), ended);

  const listed = async (service: string): Promise<readonly KeychainItem[]> => {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the worker answers a list with items
    const items = (await ask({ op: 'list', service })) as readonly KeychainItem[];
    // Items of the other library belong to the same service and have no account here.
    return items.filter(({ account }) => account !== '').toSorted((a, b) => (a.account < b.account ? -1 : 1));
  };
  const oneByOne = async (service: string): Promise<readonly KeychainItem[]> => {
    const seen = await look();
    if (seen.condition !== 'unlocked') throw storeError(store, ...told(seen));
    const accounts = await accountsOf(place(), uid, deadlineMs, service).catch((error: unknown) => {
      throw storeError(store, ...told(failure(error)));
    });
    const items: KeychainItem[] = [];
    for (const account of accounts) {
      const password = await ask({ op: 'get', service, account });
      if (typeof password === 'string') items.push({ account, password });
    }
    return items;
  };
  const list = (service: string): Promise<readonly KeychainItem[]> =>
    store === 'keytar' && bySocket && !mayPrompt && service !== '' ? oneByOne(service) : listed(service);

  return {
    driver: store,
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the worker answers with a text or null
    getPassword: (service, account) => ask({ op: 'get', service, account }) as Promise<string | null>,
    async setPassword(service, account, password) {
      const same = await ask({ op: 'set', service, account, password });
      if (same !== true) throw storeError(store, 'failed', { detail: 'another value came back than was stored' });
    },
    deletePassword: async (service, account) => (await ask({ op: 'delete', service, account })) === true,
    findPassword: async (service) => (await list(service))[0]?.password ?? null,
    findCredentials: list,
    async state() {
      const seen = await look();
      // keytar need not be there, and a service that is open says nothing of that.
      const library = store === 'keytar' && seen.condition === 'unlocked' ? await loaded() : seen;
      const [condition, detail] = told(library);
      return storeState(store, condition, detail);
    },
    async unlock(passphrase) {
      const socket = bySocket ? control() : null;
      if (socket === null)
        throw storeError(store, ...told({ condition: 'failed', detail: 'it cannot be unlocked from here' }));
      const result = await unlockBySocket(socket, passphrase, UNLOCK_DEADLINES * deadlineMs).catch((error: unknown) => {
        throw storeError(store, 'timeout', { detail: messageOf(error) });
      });
      if (result === 'denied') return 'denied';
      const seen = await look();
      if (result === 'ok' && seen.condition === 'unlocked') return 'unlocked';
      throw storeError(store, ...told(seen.condition === 'unlocked' ? { condition: 'failed', detail: result } : seen));
    },
    async lock() {
      if (!bySocket) throw storeError(store, 'failed', { detail: 'it cannot be locked from here' });
      const seen = await lockAt(place(), uid, deadlineMs);
      if (seen.condition !== 'locked') throw storeError(store, ...told(seen));
    },
    close() {
      closing.abort();
      closing = new AbortController();
      broker.close();
    },
  };
}

/** Loaders of modules tell the whole search. */
const oneLine = (text: string): string => text.split('\n', 1)[0] ?? '';

const needsPassphrase = (condition: KeychainCondition): boolean =>
  ['locked', 'dismissed', 'timeout'].includes(condition);

function ended(error: unknown): Seen {
  if (!(error instanceof WorkerEnd)) throw error;
  const detail = error.message;
  if (error.kind === 'missing')
    return { condition: 'unavailable', detail: `its library does not load (${oneLine(detail)})`, missing: true };
  return { condition: error.kind === 'refused' ? conditionOf(detail) : error.kind, detail };
}

function hintFor(condition: KeychainCondition, { uid, env }: DriverOptions): string | undefined {
  if (condition === 'unavailable' && uid === 0 && (env('SUDO_USER') ?? '') !== '')
    return 'Start the console as yourself, without sudo: root has no session bus of yours.';
  return undefined;
}

/** All the worker sees of the environment. */
function variables(
  { platform, env }: DriverOptions,
  { address, runtimeDir }: ReturnType<typeof busPlace>,
): Record<string, string> {
  const names =
    platform === 'linux' ? ['NODE_PATH'] : ['HOME', 'USER', 'SystemRoot', 'USERPROFILE', 'APPDATA', 'LOCALAPPDATA'];
  const kept: Record<string, string> = {};
  for (const name of names) {
    const value = env(name);
    if (value !== undefined) kept[name] = value;
  }
  return {
    ...kept,
    ...(address === null ? {} : { DBUS_SESSION_BUS_ADDRESS: address }),
    ...(platform === 'linux' ? { XDG_RUNTIME_DIR: runtimeDir } : {}),
  };
}
