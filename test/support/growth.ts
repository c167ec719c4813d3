/** Time of a thread is counted in ticks of some milliseconds; this is enough of them. */
const ENOUGH_US = 60_000;

/**
 * How much longer some work takes on an input `times` as long than `times` runs on the short one: 1 where it is linear,
 * `times` where it is quadratic. In time that this thread was at work, so that a busy machine changes little.
 */
export function growth(times: number, short: () => void, long: () => void): number {
  const took = (run: () => void): number => {
    const begun = process.threadCpuUsage();
    run();
    const { user, system } = process.threadCpuUsage(begun);
    return user + system;
  };
  const again = (run: () => void, count: number) => () => {
    for (let n = 0; n < count; n += 1) run();
  };
  short();
  long();
  let rounds = 1;
  let base = took(again(short, times));
  while (base < ENOUGH_US) {
    rounds *= 2;
    base = took(again(short, times * rounds));
  }
  return took(again(long, rounds)) / base;
}
