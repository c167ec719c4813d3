import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { until } from '../lab/until.ts';

/** Why there can be no supervisor here; null when there can. */
export function supervisorMissing(): string | null {
  return existsSync('/usr/bin/supervisord') ? null : 'needs supervisor (apt install supervisor)';
}

export interface Supervisord extends AsyncDisposable {
  readonly folder: string;
  readonly socket: string;
  readonly conf: string;
  readonly pid: number;
}

/**
 * A real supervisord with the programs of a configuration; gone with all of them at the end of the `await using` scope.
 * `enter` are the words of a command that puts it into another part of the machine.
 */
export async function supervisord(programs: string, login = '', enter: readonly string[] = []): Promise<Supervisord> {
  const folder = await mkdtemp(join(tmpdir(), 'cpm-supervisor-'));
  const [socket, conf] = [join(folder, 'sup.sock'), join(folder, 'supervisord.conf')];
  const text = `[unix_http_server]
file=%(here)s/sup.sock ; a comment
chmod=0700
${login}
[supervisord]
logfile=${folder}/supervisord.log
pidfile=${folder}/supervisord.pid
childlogdir=${folder}
nodaemon=true
user=${process.getuid?.() ?? 0}
[rpcinterface:supervisor]
supervisor.rpcinterface_factory = supervisor.rpcinterface:make_main_rpcinterface
${programs}
`;
  await writeFile(conf, text, { mode: 0o600 });
  const [file, ...args] = [...enter, '/usr/bin/supervisord', '-c', conf];
  const child = spawn(file, args, { stdio: 'ignore' });
  const ended = once(child, 'exit');
  const running: Supervisord = {
    folder,
    socket,
    conf,
    pid: child.pid ?? 0,
    async [Symbol.asyncDispose]() {
      child.kill('SIGCONT');
      child.kill('SIGTERM');
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
  await until(() => answers(socket), 'supervisord did not come up').catch(async (error: unknown) => {
    await running[Symbol.asyncDispose]();
    throw error;
  });
  return running;
}

function answers(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(path, () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}
