import { lasting, plural } from '#domain/format.ts';

import { FULL_LEVELS, type FullLevel, type RecoveryOutlook } from './outlook.ts';

/** One answer to the first question of a full recovery. */
export interface LevelRow {
  readonly level: FullLevel;
  readonly number: number;
  readonly title: string;
  /** `9 steps about 5 min`; empty while that is looked up. */
  readonly size: string;
  /** `5 min` */
  readonly brief: string;
  /** What is kept. */
  readonly note: string;
  /** What it does, one line each. */
  readonly does: readonly string[];
  readonly undo: string;
  /** Why it cannot be chosen; null when it can. */
  readonly off: string | null;
}

const TITLES: Readonly<Record<FullLevel, string>> = {
  reinstall: 'Reinstall its dependencies',
  reset: 'Reset to a known good',
  restore: 'Restore its data',
};

const DOES: Readonly<Record<FullLevel, readonly string[]>> = {
  reinstall: [
    'Stops it, makes a backup, installs its dependencies anew beside the old ones,',
    'swaps them, starts it and watches until it is well.',
  ],
  reset: [
    'All of reinstall; before that the checkout goes to a commit that is known to be good.',
    'What is staged, changed, untracked or stashed is kept in a snapshot.',
  ],
  restore: [
    'All of reset; before it starts, its data is put back as it was in a backup.',
    'The data of now is kept aside.',
  ],
};

const UNDO = 'All files can be brought back afterwards, byte for byte.';

/** The three answers with their fixed numbers; `outlook` null while they are looked up, a text when that failed. */
export function levelRows(outlook: RecoveryOutlook | string | null): readonly LevelRow[] {
  return FULL_LEVELS.map((level, at): LevelRow => {
    const known =
      outlook === null || typeof outlook === 'string' ? null : outlook.levels.find((one) => one.level === level);
    const off = typeof outlook === 'string' ? outlook : outlook === null ? 'it is looked at' : (known?.off ?? null);
    const time = spent(known?.aboutMs ?? null);
    return {
      level,
      number: at + 1,
      title: TITLES[level],
      size:
        known === undefined || known === null || off !== null
          ? ''
          : [plural(known.steps, 'step'), time && `about ${time}`].filter(Boolean).join('   '),
      brief: time,
      note: known?.keeps ?? '',
      does: DOES[level],
      undo: UNDO,
      off,
    };
  });
}

const spent = (ms: number | null): string => (ms === null ? '' : lasting(ms));
