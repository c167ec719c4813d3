import { OpsError } from '#domain/errors.ts';
import type { Entry } from '#domain/git/entries.ts';
import { nearest } from '#domain/nearest.ts';

import type { ReviewedChange } from './review.ts';

/**
 * Which uncommitted changes a quick push takes: those a person named by file or folder (`.` for all), else every change of
 * a tracked file. Throws OpsError `no-such-change` (exit usage) for a name that no change has.
 */
export function takeChanges(changes: readonly Entry[], include: readonly string[]): readonly ReviewedChange[] {
  const wishes = include.map((wish) => wish.replace(/^\.\/(?=.)/, '').replace(/(?<=.)\/+$/, ''));
  for (const wish of wishes) if (!changes.some((entry) => isNamed(entry, wish))) throw noSuchChange(wish, changes);
  return changes.map((entry) => ({
    path: entry.path,
    from: entry.from,
    kind: entry.kind,
    taken: include.length === 0 ? entry.kind !== 'untracked' : wishes.some((wish) => isNamed(entry, wish)),
  }));
}

/** The paths of what is taken, those that renamed files had included; in order, each once. */
export function takenPaths(changes: readonly ReviewedChange[]): readonly string[] {
  const taken = changes.filter((change) => change.taken);
  return [...new Set(taken.flatMap(({ path, from }) => (from === null ? [path] : [from, path])))].toSorted();
}

const isNamed = ({ path, from }: Entry, wish: string): boolean =>
  wish === '.' || [path, from].some((one) => one !== null && (one === wish || one.startsWith(`${wish}/`)));

function noSuchChange(wish: string, changes: readonly Entry[]): OpsError {
  const meant = nearest(
    wish,
    changes.map(({ path }) => path),
  );
  return new OpsError('no-such-change', `Nothing is changed at ${wish}.`, {
    hint: meant === null ? 'git status shows what is changed.' : `Did you mean ${meant}?`,
    exit: 'usage',
  });
}
