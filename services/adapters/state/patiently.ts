const BUSY = 5;
const PAUSE_MS = 5;

/** Repeats what fails because another process holds a lock, until it works or the time is over. Blocks. */
export function patiently<Result>(limitMs: number, work: () => Result): Result {
  const end = performance.now() + limitMs;
  for (;;) {
    try {
      return work();
    } catch (error) {
      if (!isBusy(error) || performance.now() > end) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PAUSE_MS);
    }
  }
}

function isBusy(error: unknown): boolean {
  return error instanceof Error && 'errcode' in error && Number(error.errcode) % 256 === BUSY;
}
