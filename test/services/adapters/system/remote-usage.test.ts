import type { ChildProcess } from 'node:child_process';

import { expect, test, vi } from 'vitest';

import { startChild } from '#services/adapters/child.ts';
import { type RemoteLimits, remoteUsage } from '#services/adapters/system/remote-usage.ts';
import type { Mount } from '#services/ports/system.ts';

import { aNumber, like } from '../../../support/like.ts';
import { cannotSshfs, sshfs } from '../../../support/mounted.ts';

const PATIENT: RemoteLimits = { deadlineMs: 15_000, retryMs: 15_000 };
const forever = new AbortController().signal;
const at = (path: string): Mount => ({ path, device: 'server:/', type: 'nfs', remote: true, readOnly: false });

/** The real thing, and the processes it started. */
function watched(limits: RemoteLimits) {
  const children: ChildProcess[] = [];
  const ask = remoteUsage(limits, (entry) => {
    const child = startChild(entry);
    children.push(child);
    return child;
  });
  return { ask: (path: string, signal = forever) => ask(at(path), signal), children };
}

test('a mount that answers is measured, and a path without one says why', async () => {
  const { ask, children } = watched(PATIENT);
  const { totalBytes, freeBytes, usedPercent } = await ask('/');
  expect(totalBytes).toBeGreaterThan(freeBytes);
  expect(usedPercent).toBeGreaterThan(0);
  await expect(ask('/no/such/path')).rejects.toThrow(/does not tell its usage: ENOENT/);
  await expect(ask('/', AbortSignal.abort())).rejects.toThrow('nobody waits');
  expect(children).toHaveLength(1);
});

test('a hung server delays nobody, gets no second process, and is measured again when it is back', async (ctx) => {
  const missing = cannotSshfs();
  if (missing !== null) return ctx.skip(missing);
  await using remote = await sshfs();
  const { ask, children } = watched({ deadlineMs: 3000, retryMs: 20 });
  await expect(ask(remote.path)).resolves.toMatchObject({ totalBytes: aNumber() });

  remote.hang();
  const [hung, fine] = await Promise.allSettled([ask(remote.path), ask('/')]);
  expect(fine.status).toBe('fulfilled');
  expect(hung).toMatchObject({ reason: { code: 'mount-hangs', hint: like(remote.path) } });
  await expect.poll(() => children[0]?.killed).toBe(true);
  for (let look = 0; look < 5; look++) {
    await expect(ask(remote.path)).rejects.toThrow('does not answer');
    await expect(ask('/')).resolves.toMatchObject({ usedPercent: aNumber() });
  }
  expect(children).toHaveLength(2);
  expect(children[0]).toMatchObject({ exitCode: null, signalCode: null });

  remote.resume();
  await vi.waitFor(() => ask(remote.path), { timeout: 15_000, interval: 20 });
  expect(children[0]?.signalCode).toBe('SIGKILL');
  expect(children).toHaveLength(2);
});

test('when the process that asks ends, the question is told and the next one gets a new process', async () => {
  const { ask, children } = watched(PATIENT);
  await ask('/');
  children[0]?.kill('SIGSTOP');
  const waiting = ask('/');
  children[0]?.kill('SIGKILL');
  await expect(waiting).rejects.toThrow('has ended');
  await expect(ask('/')).resolves.toMatchObject({ usedPercent: aNumber() });
  expect(children).toHaveLength(2);
});

test('a process that is slow to start is no server that hangs, but its question ends', async () => {
  const slowly = (deadlineMs: number, wakeAfterMs: number | null) => {
    const children: ChildProcess[] = [];
    const ask = remoteUsage({ deadlineMs, retryMs: 15_000 }, (entry) => {
      const child = startChild(entry);
      child.kill('SIGSTOP');
      if (wakeAfterMs !== null) setTimeout(() => child.kill('SIGCONT'), wakeAfterMs);
      children.push(child);
      return child;
    });
    return { ask: () => ask(at('/'), forever), children };
  };
  await expect(slowly(1500, 1600).ask()).resolves.toMatchObject({ usedPercent: aNumber() });
  const never = slowly(20, null);
  await expect(never.ask()).rejects.toMatchObject({ code: 'mount-hangs' });
  await expect.poll(() => never.children[0]?.signalCode).toBe('SIGKILL');
});
