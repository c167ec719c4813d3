import { itemProblem } from '#domain/credentials/store-item.ts';
import { storeError, storeState } from '#domain/credentials/store-words.ts';
import { OpsError } from '#domain/errors.ts';
import type { DriverOptions } from '#services/adapters/keychain/options.ts';
import type { Keychain, KeychainItem } from '#services/ports/keychain.ts';

import { askAgent, wakeAgent } from './client.ts';
import { vaultExists } from './files.ts';
import { agentSocket } from './socket-place.ts';
import type { AgentQuestion } from './talk.ts';
import { VaultError } from './vault-error.ts';

export interface VaultOptions extends Pick<DriverOptions, 'env' | 'uid' | 'platform' | 'deadlineMs'> {
  readonly folder: string;
  readonly idleMs: number;
  /** 18 unless told: a second for one guess. */
  readonly workFactor?: number | undefined;
}

/** On a machine with too much to do a process may take long to start and to derive a key. */
const UNLOCK_MS = 60_000;
const WORK_FACTOR = 18;
const TRIES = 3;

/**
 * An age vault for machines without a keyring. An agent process of this user holds its key while it is open, so that a
 * console started later need not ask again, and locks it by ending.
 */
export function vaultKeychain(options: VaultOptions): Keychain {
  const { folder, idleMs, env, uid, platform, deadlineMs, workFactor = WORK_FACTOR } = options;
  const socket = () => agentSocket(folder, env('XDG_RUNTIME_DIR'), uid);
  const closed = () =>
    storeState('vault', vaultExists(folder) ? 'locked' : 'no-default-collection', { unlockable: true });

  const told = (error: unknown): unknown =>
    error instanceof VaultError
      ? storeError('vault', error.condition, { detail: error.message, hint: error.hint, unlockable: true })
      : error;

  const ask = async (question: AgentQuestion, limitMs = deadlineMs): Promise<unknown> => {
    try {
      const answer = await askAgent(socket(), question, limitMs);
      if (answer === null) throw storeError('vault', closed().condition, { unlockable: true });
      if ('value' in answer) return answer.value;
      throw new VaultError(answer.condition, answer.detail, answer.hint);
    } catch (error) {
      throw told(error);
    }
  };
  const checked = async (question: AgentQuestion & { readonly service: string }): Promise<unknown> => {
    const problem = itemProblem('vault', platform, question);
    if (problem !== null) throw problem;
    return ask(question);
  };
  const list = (service: string): Promise<readonly KeychainItem[]> =>
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the agent answers a list with items
    checked({ op: 'list', service }) as Promise<readonly KeychainItem[]>;

  return {
    driver: 'vault',
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the agent answers with a text or null
    getPassword: (service, account) => checked({ op: 'get', service, account }) as Promise<string | null>,
    async setPassword(service, account, password) {
      if ((await checked({ op: 'set', service, account, password })) !== true)
        throw storeError('vault', 'failed', { detail: 'another value came back than was stored' });
    },
    deletePassword: async (service, account) => (await checked({ op: 'delete', service, account })) === true,
    findPassword: async (service) => (await list(service))[0]?.password ?? null,
    findCredentials: list,
    async state() {
      try {
        const answer = await askAgent(socket(), { op: 'state' }, deadlineMs);
        const isOpen = answer !== null && 'value' in answer && answer.value === true;
        return isOpen ? storeState('vault', 'unlocked') : closed();
      } catch (error) {
        if (!(error instanceof VaultError)) throw error;
        return storeState('vault', error.condition, { detail: error.message, hint: error.hint });
      }
    },
    async unlock(passphrase) {
      // An agent that was found may be about to leave, because somebody locked the vault.
      for (let tries = 1; ; tries += 1)
        try {
          await wakeAgent({ folder, socket: socket(), idleMs, workFactor }, UNLOCK_MS);
          return (await ask({ op: 'unlock', passphrase }, UNLOCK_MS)) === true ? 'unlocked' : 'denied';
        } catch (error) {
          const gone =
            error instanceof OpsError && ['keychain-locked', 'keychain-no-default-collection'].includes(error.code);
          if (!gone || tries === TRIES) throw told(error);
        }
    },
    async lock() {
      if ((await askAgent(socket(), { op: 'lock' }, deadlineMs)) !== null) return;
      if (!vaultExists(folder)) throw storeError('vault', 'no-default-collection', { unlockable: true });
    },
    close: () => undefined,
  };
}
