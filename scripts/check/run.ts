import { execa } from 'execa';

import { ROOT } from '../support/root.ts';

/** One command that must succeed. `when` false leaves it out. */
export type Check = {
  readonly name: string;
  readonly command: readonly [string, ...string[]];
  readonly when?: boolean;
};

/** Runs the checks two at a time, a line each; the output of a check is shown only when it failed. */
export async function runAll(checks: readonly Check[]): Promise<{ passed: number; failed: number }> {
  const waiting = checks.filter(({ when = true }) => when);
  const results: boolean[] = [];
  const worker = async (): Promise<void> => {
    for (let check = waiting.shift(); check; check = waiting.shift()) results.push(await runOne(check));
  };
  await Promise.all([worker(), worker()]);
  const passed = results.filter(Boolean).length;
  return { passed, failed: results.length - passed };
}

async function runOne({ name, command: [file, ...args] }: Check): Promise<boolean> {
  const options = { cwd: ROOT, all: true, reject: false, preferLocal: true, stdin: 'ignore' } as const;
  const { failed, all, durationMs } = await execa(file, args, options);
  report(name, failed, durationMs);
  if (failed) console.log(all);
  return !failed;
}

/** The line of a check. */
export function report(name: string, failed: boolean, durationMs: number): void {
  console.log(`${failed ? '✖' : '✔'} ${name.padEnd(24)} ${(durationMs / 1000).toFixed(1)} s`);
}
