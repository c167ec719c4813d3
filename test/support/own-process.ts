import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';

interface OwnProcess extends AsyncDisposable {
  readonly pid: number;
  readonly child: ChildProcess;
  /** What it printed last. */
  readonly said: string;
}

/** A real process of this program running a script, ready once that printed something; ended with the scope. */
export async function ownProcess(script: string, { as = [] as readonly string[] } = {}): Promise<OwnProcess> {
  const [file, ...args] = [...as, process.execPath, '-e', script];
  const child = spawn(file, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const [said] = (await once(child.stdout, 'data')) as [Buffer];
  return {
    pid: child.pid!,
    child,
    said: said.toString().trim(),
    async [Symbol.asyncDispose]() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const over = once(child, 'exit');
      child.kill('SIGKILL');
      await over;
    },
  };
}

/** Lives until it is told to end. */
export const CALM = `console.log('ready'); setInterval(() => {}, 1000);`;
/** Lives although it is asked to end. */
export const STUBBORN = `process.on('SIGTERM', () => {}); ${CALM}`;
