import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';

import type { Lab } from './lab.ts';
import { until } from './until.ts';

/** A place in a hook or script where it waits until the test lets it go on. Ends with the lab in any case. */
export interface Gate extends AsyncDisposable {
  /** Lines for `sh` that wait here and then end with the exit code given to `open`. */
  readonly script: string;
  /** Resolves when somebody waits. */
  reached(): Promise<void>;
  /** Lets everybody through, from now on too. */
  open(exitCode?: number): Promise<void>;
}

export async function createGate(lab: Lab): Promise<Gate> {
  await mkdir(lab.at('gates'), { recursive: true });
  const folder = await mkdtemp(lab.at('gates/gate-'));
  const opened = `${folder}/open`;
  return lab.use({
    script: [
      `: > '${folder}/reached'`,
      // Without the folder the test is over.
      `while [ -d '${folder}' ] && [ ! -s '${opened}' ]; do sleep 0.01; done`,
      `read -r code < '${opened}' || code=1`,
      'exit "$code"',
    ].join('\n'),
    reached: () => until(() => existsSync(`${folder}/reached`), 'nobody came to the gate'),
    open: (exitCode = 0) => writeFile(opened, `${exitCode}\n`),
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }),
  });
}
