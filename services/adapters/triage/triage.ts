import type { Shell } from '#services/ports/shell.ts';
import type { Triage } from '#services/ports/triage.ts';

import { countAll } from './count-all.ts';
import { type Pool, threadPool } from './pool.ts';
import { report } from './report.ts';
import type { Known } from './safely.ts';

/** Reads logs of this machine, in two threads that are gone when it has answered. */
export function realTriage(stateDir: string, shell: Shell, secrets: () => readonly Known[] = () => []): Triage {
  const withPool = async <Result>(signal: AbortSignal, work: (pool: Pool) => Promise<Result>): Promise<Result> => {
    const pool = threadPool(signal, secrets());
    try {
      return await work(pool);
    } finally {
      pool.close();
    }
  };
  return {
    report: (request, signal) =>
      withPool(signal, (pool) => report(request, { pool, stateDir, shell, secrets: secrets(), signal })),
    count: (request, signal) => withPool(signal, (pool) => countAll(request, pool)),
  };
}
