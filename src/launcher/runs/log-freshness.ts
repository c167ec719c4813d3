import { EVERY_LINE } from '#domain/logs/query.ts';
import type { LogSource } from '#domain/logs/source.ts';
import type { World } from '#services/ports/world.ts';

type FreshWorld = Pick<World, 'clock' | 'files' | 'logs' | 'state'>;

const LIMIT_MS = 5000;
const KEY = 'log-seen ';

/** Which logs have lines that a person has not seen: written after they last opened it, or after this program began. */
export class LogFreshness {
  private readonly world: FreshWorld;
  private readonly began: number;

  constructor(world: FreshWorld) {
    this.world = world;
    this.began = world.clock.now();
  }

  /** A person looks at it now. */
  looked(id: string): void {
    this.world.state.set(KEY + id, String(this.world.clock.now()));
  }

  /** Whether something was written since; what cannot be asked is not new. */
  async isFresh(id: string, sources: readonly LogSource[]): Promise<boolean> {
    const seen = Number(this.world.state.get(KEY + id) ?? Number.NaN);
    const since = Number.isNaN(seen) ? this.began : seen;
    const times = await Promise.all(sources.map((source) => this.writtenAt(source).catch(() => null)));
    return times.some((at) => at !== null && at > since);
  }

  /** Epoch ms of the newest line; of a file when it was last changed, which costs no reading. */
  private async writtenAt(source: LogSource): Promise<number | null> {
    const { files, logs } = this.world;
    if (source.type === 'file') {
      const facts = await Promise.all((await files.glob(source.path)).map((path) => files.stat(path)));
      return facts.reduce<number | null>((newest, file) => Math.max(newest ?? 0, file?.modifiedAt ?? 0), null);
    }
    const signal = AbortSignal.timeout(LIMIT_MS);
    const reader = await logs.open([source], signal);
    try {
      const { lines } = await reader.before(null, 1, EVERY_LINE, signal);
      return lines.at(-1)?.at ?? null;
    } finally {
      await reader.close();
    }
  }
}
