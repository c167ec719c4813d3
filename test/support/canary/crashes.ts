import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';

import { MAIN } from '../console.ts';
import { Session } from '../terminal/pty.ts';
import type { Trace } from './evidence.ts';

interface Place {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
}

/** What is left on the terminal when the built program meets an error that nobody catches: a command, and the screens. */
export async function crashes({ cwd, env: given }: Place): Promise<Trace[]> {
  const env = { ...given, NODE_OPTIONS: `--import ${resolve('test/support/canary/crashing.mjs')}` };
  const command = spawn(process.execPath, [MAIN, 'monitor', 'run', '--interval', '1h'], { cwd, env });
  const said: Buffer[] = [];
  command.stderr.on('data', (bytes: Buffer) => said.push(bytes));
  const began = once(command.stdout, 'data');
  command.stdout.on('data', (bytes: Buffer) => said.push(bytes));
  const closed = once(command, 'close');
  await began;
  command.kill('SIGUSR2');
  await closed;
  await using session = new Session(process.execPath, [MAIN], { cols: 160, rows: 45, cwd, env });
  await session.waitFor(/Integrations|Services/);
  process.kill(session.pid, 'SIGUSR2');
  await session.exited;
  return [
    { sink: 'crash', where: 'a command', bytes: Buffer.concat(said) },
    { sink: 'crash', where: 'the screens', bytes: session.raw },
  ];
}
