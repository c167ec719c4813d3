import type { RunItem } from '#domain/procedure/standing.ts';

import type { Access } from './acts.ts';

/** What is known of runs. */
export interface RunActs {
  /** Runs as they are now; those that are still the same cause no frame. */
  readonly runsChanged: (items: readonly RunItem[]) => void;
  readonly runGone: (run: string) => void;
  /** Does not offer an unfinished run again until the next start. */
  readonly decideLater: (run: string) => void;
}

export function runActs({ get, set }: Access): RunActs {
  return {
    runsChanged(items) {
      const changed = items.filter((item) => {
        const known = get().runs[item.state.run];
        return known?.state !== item.state || known.where !== item.where;
      });
      if (changed.length === 0) return;
      set({ runs: { ...get().runs, ...Object.fromEntries(changed.map((item) => [item.state.run, item])) } });
    },
    runGone(run) {
      const { [run]: gone, ...runs } = get().runs;
      if (gone !== undefined) set({ runs });
    },
    decideLater: (run) => set({ later: new Set([...get().later, run]) }),
  };
}
