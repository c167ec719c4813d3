import { OpsError } from '#domain/errors.ts';
import type { Checkouts, Snapshot } from '#services/ports/checkouts.ts';

const HEAD = 'f'.repeat(40);

/** Checkouts that nobody touches: a snapshot of one is there until it is dropped, and everything is always as it was. */
export function fakeCheckouts(): Checkouts {
  const kept = new Map<string, Snapshot>();
  const expected = new Set<string>();
  const known = ({ folder }: Snapshot): void => {
    if (!kept.has(folder))
      throw new OpsError('snapshot-missing', `There is no snapshot in ${folder}.`, {
        hint: 'Nothing was touched.',
        exit: 'refused',
      });
  };
  const answer = <T>(signal: AbortSignal, make: () => T): Promise<T> =>
    new Promise((resolve) => {
      if (signal.aborted)
        throw new OpsError('cancelled', 'The work on the checkout was stopped.', { exit: 'interrupted' });
      resolve(make());
    });
  return {
    refuse: (_top, signal) => answer(signal, () => null),
    take: ({ id, top, folder, signal }) =>
      answer(signal, () => {
        const before = kept.get(folder);
        if (before !== undefined) return before;
        const snapshot = { id, top, folder, head: HEAD, branch: 'refs/heads/main', files: 0, bytes: 0, leftOut: [] };
        kept.set(folder, snapshot);
        return snapshot;
      }),
    taken: (folder, signal) => answer(signal, () => kept.get(folder) ?? null),
    overwritten: (_top, commit, signal) =>
      answer(signal, () => ({
        commit,
        lost: 0,
        gained: 0,
        changes: 0,
        uncommitted: [],
        untracked: [],
        ignored: [],
        flagged: [],
        refusal: null,
      })),
    expect: (snapshot, _commit, signal) =>
      answer(signal, () => {
        known(snapshot);
        expected.add(snapshot.folder);
      }),
    expects: ({ folder }, signal) => answer(signal, () => expected.has(folder)),
    restore: (snapshot, signal) =>
      answer(signal, () => {
        known(snapshot);
        expected.delete(snapshot.folder);
        return { changed: 0, aside: [], since: [] };
      }),
    compare: (snapshot, signal) =>
      answer(signal, () => {
        known(snapshot);
        return { state: 'same', differences: [], since: [] };
      }),
    drop: ({ folder }, signal) => answer(signal, () => void kept.delete(folder)),
  };
}
