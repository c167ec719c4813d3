import { randomUUID } from 'node:crypto';
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { OpsError } from '#domain/errors.ts';
import { field, textField } from '#domain/field.ts';
import { fingerprint } from '#domain/fingerprint.ts';
import { identifierOf } from '#domain/identifier.ts';
import { parseJson } from '#domain/json.ts';
import { errno } from '#services/adapters/errno.ts';
import { privateDir } from '#services/adapters/state/private-dir.ts';
import { isAlive, type ProcessIdentity } from '#services/adapters/state/process-identity.ts';

/** What is known of a service without a manager from its last start by this program. */
export interface Record {
  readonly process: ProcessIdentity;
  /** How it ended, where somebody saw it. */
  readonly exit: { readonly code: number | null; readonly signal: string | null } | null;
  /** Whether a person ended it. */
  readonly stopped: boolean;
}

/** Files of one service in the state folder, without what follows the dot. */
export function fileOf(stateDir: string, unit: string): string {
  return join(stateDir, 'services', `${identifierOf(unit).slice(0, 60)}-${fingerprint(unit)}`);
}

/** Null when it was never started by this program. Throws OpsError `no-rights` where another person's state is. */
export function readRecord(stateDir: string, unit: string): Record | null {
  try {
    const data = parseJson(readFileSync(`${fileOf(stateDir, unit)}.json`, 'utf8'));
    const pid = field(data, 'process', 'pid');
    if (typeof pid !== 'number') return null;
    const text = (name: string): string => textField(data, 'process', name) ?? '';
    const code = field(data, 'exit', 'code');
    const hasExit = typeof code === 'number' || textField(data, 'exit', 'signal') !== null;
    return {
      process: { pid, started: text('started'), boot: text('boot'), host: text('host') },
      exit: hasExit
        ? { code: typeof code === 'number' ? code : null, signal: textField(data, 'exit', 'signal') }
        : null,
      stopped: field(data, 'stopped') === true,
    };
  } catch (thrown) {
    if (errno(thrown) !== 'EACCES') return null;
    throw new OpsError('no-rights', `You may not read what is kept in ${stateDir}.`, {
      hint: 'It belongs to the person whose services these are.',
      cause: thrown,
    });
  }
}

export function writeRecord(stateDir: string, unit: string, record: Record): void {
  const file = `${fileOf(stateDir, unit)}.json`;
  const part = `${file}.${randomUUID().slice(0, 8)}.part`;
  privateDir(join(stateDir, 'services'));
  try {
    writeFileSync(part, JSON.stringify({ schema: 1, unit, ...record }), { mode: 0o600, flag: 'wx' });
    renameSync(part, file);
  } finally {
    rmSync(part, { force: true });
  }
}

/** Whether the process that was started is still that one, and not one that got its number later. */
export function isRunning({ process }: Record): boolean {
  return process.started !== '' && process.started !== 'gone' && isAlive(process) === true;
}
