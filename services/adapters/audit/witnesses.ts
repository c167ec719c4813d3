import { createHash } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

import type { Witness } from '#domain/audit/tampering.ts';
import { isJsonObject, parseJson } from '#domain/json.ts';
import { privateDir } from '#services/adapters/state/private-dir.ts';
import { type Keychain, KEYCHAIN_SERVICE } from '#services/ports/keychain.ts';
import type { Shell } from '#services/ports/shell.ts';

/** The end of a trail. */
export type Head = Pick<Witness, 'trail' | 'seq' | 'mac'>;

/** Somebody outside the trail's file who remembers its end. */
export interface Place {
  readonly name: string;
  /** Null when it never saw one. */
  read(): Promise<Head | null>;
  write(head: Head): Promise<void>;
}

const TAG = 'cpm-console-audit';
const LIMIT_MS = 2000;
/** Other trails of this user may have told the journal meanwhile. */
const LINES = 200;

const SOCKET = '/run/systemd/journal/socket';

interface Around {
  readonly keychain: () => Keychain | null;
  readonly shell: Shell;
  readonly uid: number;
  /** Of the trail: two trails of one user have two places. */
  readonly trailFile: string;
}

/** A private file in another folder than the trail's. */
export function fileWitness(path: string): Place {
  return {
    name: path,
    read: () => Promise.resolve(headOf(textOf(path))),
    write(head) {
      privateDir(dirname(path));
      const part = `${path}.${process.pid}.part`;
      writeFileSync(part, `${JSON.stringify(head)}\n`, { mode: 0o600, flush: true });
      renameSync(part, path);
      return Promise.resolve();
    },
  };
}

/** An item of the keychain, while that is open; else it remembers nothing. */
export function keychainWitness({ keychain, trailFile }: Pick<Around, 'keychain' | 'trailFile'>): Place {
  const account = `audit/witness-${placeId(trailFile)}`;
  const open = async (): Promise<Keychain | null> => {
    const store = keychain();
    if (store === null || store.driver === 'env' || store.driver === 'systemd') return null;
    return (await store.state()).condition === 'unlocked' ? store : null;
  };
  return {
    name: 'the keychain',
    read: async () => headOf((await (await open())?.getPassword(KEYCHAIN_SERVICE, account)) ?? ''),
    write: async (head) => (await open())?.setPassword(KEYCHAIN_SERVICE, account, JSON.stringify(head)),
  };
}

/** The journal of the system, where it runs: what is in there only root can change. */
export function journalWitness({ shell, uid, trailFile }: Omit<Around, 'keychain'>): Place {
  const place = placeId(trailFile);
  return {
    name: 'the system journal',
    async read() {
      if (!existsSync(SOCKET)) return null;
      const args = ['-q', '--no-pager', '-o', 'cat', '-r', '-n', `${LINES}`, '-t', TAG, `_UID=${uid}`];
      const { exitCode, stdout } = await shell.run({ file: 'journalctl', args }, { timeoutMs: LIMIT_MS });
      const lines = exitCode === 0 ? stdout.split('\n').filter((line) => line.includes(`"place":"${place}"`)) : [];
      return headOf(lines[0] ?? '');
    },
    async write(head) {
      if (!existsSync(SOCKET)) return;
      const args = ['-p', 'authpriv.notice', '-t', TAG, '--', JSON.stringify({ place, ...head })];
      await shell.run({ file: 'logger', args }, { timeoutMs: LIMIT_MS });
    },
  };
}

const placeId = (path: string): string => createHash('sha256').update(path).digest('hex').slice(0, 8);

function headOf(text: string): Head | null {
  const data = parseJson(text);
  if (!isJsonObject(data)) return null;
  const { trail, seq, mac } = data;
  return typeof trail === 'string' && typeof seq === 'number' && typeof mac === 'string' ? { trail, seq, mac } : null;
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
