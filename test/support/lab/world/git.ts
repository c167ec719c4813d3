import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const call = promisify(execFile);
const ENV = {
  PATH: process.env['PATH'],
  LC_ALL: 'C',
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_SYSTEM: '/dev/null',
  GIT_OPTIONAL_LOCKS: '0',
};

/** Asks git without changing anything and without anybody's configuration; bytes as latin1. */
export async function ask(path: string, ...args: readonly string[]): Promise<string> {
  const { stdout } = await call('git', ['-C', path, '-c', 'safe.directory=*', ...args], {
    env: ENV,
    encoding: 'latin1',
    maxBuffer: 2 ** 28,
  });
  return stdout;
}
