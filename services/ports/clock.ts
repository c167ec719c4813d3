/** Time. Tests move it by hand; nothing else may ask the operating system what time it is. */
export interface Clock {
  /** Epoch milliseconds, for records and for people. Jumps when somebody sets the clock. */
  now(): number;
  /** Milliseconds on a clock that never jumps, for durations and schedules. */
  monotonic(): number;
  /** Calls back once after `ms`; the function returned cancels. Never keeps the process alive by itself. */
  after(ms: number, callback: () => void): () => void;
}
