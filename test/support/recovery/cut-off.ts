import { spawn } from 'node:child_process';
import { once } from 'node:events';

/** A machine without any network but its own loopback. What is run with `enter` before it is inside. */
export interface CutOff extends AsyncDisposable {
  readonly enter: readonly string[];
}

/** Only root may make one. */
export async function cutOff(): Promise<CutOff> {
  const holder = spawn('unshare', ['--net', 'sh', '-c', 'ip link set lo up && echo up && exec sleep infinity'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(holder, 'exit');
  await once(holder.stdout, 'data');
  return {
    enter: ['nsenter', '--net', '--target', String(holder.pid), '--'],
    async [Symbol.asyncDispose]() {
      holder.kill('SIGKILL');
      await ended;
    },
  };
}
