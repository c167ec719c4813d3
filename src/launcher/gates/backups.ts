import type { Backups } from '#services/ports/backups.ts';

import { acted, type Gate } from './act.ts';
import { standingIn } from './standing-in.ts';

/** Making, restoring and removing backups: asked for and recorded. */
export function gatedBackups(backups: Backups, gate: Gate): Backups {
  const act = <Answer>(target: string, what: string, work: () => Promise<Answer>): Promise<Answer> =>
    acted(gate, { permission: 'recovery.run', event: 'backup_changed', target, details: { act: what } }, work);
  return standingIn<Backups>(backups, {
    create: (wish) => act(wish.sources.map(({ name }) => name).join(', '), 'made', () => backups.create(wish)),
    restore: (id, where, ...more) => act(id, `restored into ${where.into}`, () => backups.restore(id, where, ...more)),
    remove: (id) => act(id, 'removed', () => backups.remove(id)),
  });
}
