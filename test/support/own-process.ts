import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';

interface OwnProcess extends AsyncDisposable {
  readonly pid: number;
  readonly child: ChildProcess;
  /** What it printed first. */
  readonly said: string;
}

/** A real process, ready once it printed something; killed with the scope. */
export async function ownProgram(file: string, args: readonly string[]): Promise<OwnProcess> {
  const env = { ...process.env, FORCE_COLOR: '0' };
  const child = spawn(file, args, { stdio: ['ignore', 'pipe', 'ignore'], env });
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

/** A real process of this Node running a script. */
export const ownProcess = (script: string): Promise<OwnProcess> => ownProgram(process.execPath, ['-e', script]);

/** Lives until it is told to end. */
export const CALM = `console.log('ready'); setInterval(() => {}, 1000);`;
/** Lives although it is asked to end. */
export const STUBBORN = `process.on('SIGTERM', () => {}); ${CALM}`;
