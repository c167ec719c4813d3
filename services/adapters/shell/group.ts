import { setTimeout as pause } from 'node:timers/promises';

import { errno } from '#services/adapters/errno.ts';

/** Between asking a group to end and ending it. */
const PATIENCE_MS = 300;
/** After KILL only a process stuck in the kernel is still there, and nobody can wait for that. */
const BURIAL_MS = 500;
const POLL_MS = 5;

/** Ends every process of a group: TERM, and KILL for what is left 300 ms later. Returns when none is left. */
export async function endGroup(leader: number): Promise<void> {
  if (!signalGroup(leader, 'SIGTERM') || (await gone(leader, PATIENCE_MS))) return;
  signalGroup(leader, 'SIGKILL');
  await gone(leader, BURIAL_MS);
}

/** Whether the group has a member. */
export const groupLives = (leader: number): boolean => signalGroup(leader, 0);

function signalGroup(leader: number, signal: NodeJS.Signals | 0): boolean {
  try {
    // Windows has no groups; there the leader stands for all.
    return process.kill(process.platform === 'win32' ? leader : -leader, signal);
  } catch (thrown) {
    return errno(thrown) === 'EPERM';
  }
}

async function gone(leader: number, withinMs: number): Promise<boolean> {
  const deadline = performance.now() + withinMs;
  while (groupLives(leader)) {
    if (performance.now() > deadline) return false;
    await pause(POLL_MS);
  }
  return true;
}
