import { type FakeNode, fakeBackups } from '#services/fakes/backups.ts';
import type { Backups, BackupSource } from '#services/ports/backups.ts';
import type { Clock } from '#services/ports/clock.ts';

import { HOME } from './projects.ts';
import { DAY, HOUR, MIB, START } from './times.ts';

const CLAUDE = `${HOME}/.claude-pm`;
const CONFIG = `${HOME}/.config/cpm-console`;
const STATE = `${HOME}/.local/state/cpm-console`;

const SOURCES: readonly BackupSource[] = [
  { name: 'claude-pm', path: CLAUDE, required: false },
  { name: 'config', path: CONFIG, required: false },
  { name: 'state', path: STATE, required: false },
];

/** Backups of the last days: the newest six hours old, a restore tested two days ago. */
export function demoBackups(clock: Clock): Backups {
  const made = [9 * DAY, 5 * DAY, 2 * DAY + HOUR, DAY + 6 * HOUR, 6 * HOUR].map((age, index) => ({
    at: START - age,
    verifiedAt: START - age + 40_000,
    testedAt: index === 2 ? START - 2 * DAY : null,
  }));
  return fakeBackups({
    now: () => clock.now(),
    tree: ({ path }) => TREES[path] ?? null,
    folder: `${STATE}/backups`,
    past: { sources: SOURCES, made },
  });
}

const OLD = START - 30 * DAY;
const folder = (path: string): FakeNode => ({ path, kind: 'folder', modifiedAt: OLD });
const file = (path: string, bytes: number, database = false): FakeNode => ({
  path,
  kind: 'file',
  bytes,
  modifiedAt: START - 10 * DAY,
  database,
});

const TREES: Readonly<Record<string, readonly FakeNode[]>> = {
  [CLAUDE]: [
    folder(''),
    folder('agents'),
    file('agents/hierarchy.yaml', 2310),
    file('agents/registry.json', 48_120),
    folder('config'),
    file('config/framework.yaml', 1840),
    file('checkpoints.db', 36 * MIB, true),
    file('memory.db', 112 * MIB, true),
  ],
  [CONFIG]: [folder(''), file('config.yaml', 2140)],
  [STATE]: [
    folder(''),
    folder('runs'),
    file('runs/push-20261118-101502-3c1f.jsonl', 18_400),
    file('state.db', 9 * MIB, true),
  ],
};
