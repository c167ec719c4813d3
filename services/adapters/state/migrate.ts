import type { DatabaseSync } from 'node:sqlite';

import { OpsError } from '#domain/errors.ts';
import { migrations } from '#services/adapters/migrations/registry.ts';

import type { Migration } from './migration.ts';
import { transaction } from './transaction.ts';

/**
 * Brings a file forward to the newest shape, all or nothing; two processes may try at once.
 * Throws OpsError `newer-state` for a file that a newer release wrote.
 */
export function migrate(db: DatabaseSync, steps: readonly Migration[] = migrations): void {
  const newest = steps.at(-1)?.version ?? 0;
  if (versionOf(db) === newest) return;
  transaction(db, () => {
    const from = versionOf(db);
    if (from > newest)
      throw new OpsError('newer-state', `state.db has version ${from}, this release knows ${newest}`, {
        hint: 'Update cpm-console, or move the file away.',
      });
    for (const step of steps) if (step.version > from) db.exec(step.sql);
    db.exec(`pragma user_version = ${newest}`);
  });
}

function versionOf(db: DatabaseSync): number {
  return Number(db.prepare('pragma user_version').get()?.['user_version']);
}
