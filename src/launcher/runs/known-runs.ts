import { messageOf } from '#domain/errors.ts';
import { isUnfinished, runOf } from '#domain/procedure/run-state.ts';
import type { RunItem, Where } from '#domain/procedure/standing.ts';
import type { Clock } from '#services/ports/clock.ts';
import type { Journals } from '#services/ports/journals.ts';
import type { Locks } from '#services/ports/locks.ts';

/** Older runs are in the journals and in `push list`, not on the screen. */
const MOST = 200;
/** Journals that are read in one go; between them keys are answered. */
const AT_ONCE = 4;

/** What the journals tell of runs that this process does not work on. */
export class KnownRuns {
  private readonly over = new Set<string>();
  private readonly damaged = new Set<string>();
  private readonly journals: Journals;
  private readonly locks: Locks;
  private readonly clock: Clock;
  private readonly warn: (message: string) => void;

  constructor(
    { journals, locks, clock }: { journals: Journals; locks: Locks; clock: Clock },
    warn: (message: string) => void,
  ) {
    this.journals = journals;
    this.locks = locks;
    this.clock = clock;
    this.warn = warn;
  }

  /** Reads what may have changed: new runs, and those that had not ended. `ours` are left alone. */
  async scan(ours: ReadonlySet<string>): Promise<readonly RunItem[]> {
    const wanted = this.journals
      .list()
      .slice(0, MOST)
      .filter((run) => !ours.has(run) && !this.over.has(run) && !this.damaged.has(run));
    const items: RunItem[] = [];
    for (const [index, run] of wanted.entries()) {
      if (index > 0 && index % AT_ONCE === 0) await new Promise<void>((go) => void this.clock.after(0, go));
      const item = this.read(run);
      if (item !== null) items.push(item);
    }
    return items;
  }

  /** One run as its journal tells it; null when there is none, or nothing was planned in it. */
  read(run: string): RunItem | null {
    try {
      const state = runOf(run, this.journals.read(run));
      if (!isUnfinished(state)) this.over.add(run);
      return state.plan === null ? null : { state, where: this.where(state) };
    } catch (thrown) {
      this.damaged.add(run);
      this.warn(messageOf(thrown));
      return null;
    }
  }

  /** Somebody goes on with a run that was over. */
  reopen(run: string): void {
    this.over.delete(run);
  }

  private where({ state, worker }: RunItem['state']): Where {
    return state === 'running' && worker !== null && this.locks.isAlive(worker) !== false ? 'elsewhere' : 'nowhere';
  }
}
