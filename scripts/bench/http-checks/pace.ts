/** The same for both sides: so many requests, each once in so long. */
export const CHECKS = 1000;
export const INTERVAL_MS = 10_000;

const WARM_MS = 3000;
const WATCH_MS = 10_000;

export interface Cost {
  /** Processor time of this process for one request. */
  readonly microseconds: number;
  readonly requests: number;
  /** How long after its moment a request began, 95th percentile. */
  readonly lateMs: number;
}

/** What a side has done so far. */
export interface Done {
  requests: number;
  failed: number;
  readonly lateMs: number[];
}

/** Lets a side run warm, then measures it, prints what it cost and ends the process. */
export function measure(done: Done): void {
  setTimeout(() => {
    const [before, began] = [process.cpuUsage(), done.requests];
    done.lateMs.length = 0;
    setTimeout(() => {
      const { user, system } = process.cpuUsage(before);
      const requests = done.requests - began;
      if (done.failed > 0) throw new Error(`${done.failed} requests failed`);
      const lateMs = done.lateMs.toSorted((a, b) => a - b)[Math.floor(done.lateMs.length * 0.95)] ?? Number.NaN;
      console.log(JSON.stringify({ microseconds: (user + system) / requests, requests, lateMs } satisfies Cost));
      process.exit();
    }, WATCH_MS);
  }, WARM_MS);
}
