import type { Running } from './running.ts';

const PATIENCE_MS = 30_000;
const POLL_MS = 20;

/**
 * Programs that a process of ours started and that outlived it. They are given time to end by themselves, because a push
 * that is on its way should arrive; then their group is ended.
 */
export async function awaitOrphans(running: Running): Promise<void> {
  const { host, recorder } = running;
  for (const { step, worker } of recorder.state.children) {
    if (host.locks.isAlive(worker) !== true) continue;
    recorder.tell({ type: 'note', step, text: `waiting for pid ${worker.pid}, which an earlier process started` });
    const deadline = host.clock.monotonic() + PATIENCE_MS;
    while (host.locks.isAlive(worker) === true && host.clock.monotonic() < deadline)
      await new Promise<void>((resolve) => void host.clock.after(POLL_MS, resolve));
    if (host.locks.isAlive(worker) === true) await host.locks.endGroup(worker);
  }
}
