import type { ChildProcess } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';

import type { Command, Finished, RunLimits } from '#services/ports/shell.ts';

import { type Captured, capture } from './capture.ts';
import { endGroup, groupLives } from './group.ts';
import { watchSilence } from './silence.ts';
import { start } from './start.ts';

const DEFAULT_BYTES = 64 * 1024;
/** How long output of a leader that has ended may still be on its way, or be held open by a child of it. */
const LAST_WORDS_MS = 300;
const NOTHING: Captured = { text: () => '', dropped: () => 0 };

/** What was cancelled before it began must not run, not even for the moment that killing it takes. */
const UNSTARTED: Finished = {
  exitCode: null,
  signal: 'SIGKILL',
  stdout: '',
  stderr: '',
  droppedBytes: 0,
  timedOut: false,
  idle: false,
  tookMs: 0,
};

/** Runs one program to its end or its limits. See the contract of the port. */
export async function run(command: Command, limits: RunLimits): Promise<Finished> {
  if (limits.signal?.aborted) return UNSTARTED;
  const began = performance.now();
  const child = await start(command);
  const maxBytes = limits.maxBytes ?? DEFAULT_BYTES;
  if (child.pid !== undefined) limits.onStart?.(child.pid);
  const silence = watchSilence(child, limits);
  const stdout = child.stdout ? capture(child.stdout, maxBytes, (text) => limits.onOutput?.(text, 'stdout')) : NOTHING;
  const stderr = child.stderr ? capture(child.stderr, maxBytes, (text) => limits.onOutput?.(text, 'stderr')) : NOTHING;
  // A program that does not read its input closes the pipe; that is its right.
  const input = child.stdin?.on('error', () => undefined);
  if (typeof command.stdin !== 'object') input?.end(command.stdin);
  else
    void command.stdin.then(
      (text) => input?.end(text),
      () => input?.end(),
    );
  const why = await ended(child, limits, silence.over);
  silence.stop();
  return {
    exitCode: child.exitCode,
    signal: child.exitCode === null ? (child.signalCode ?? 'SIGKILL') : null,
    stdout: stdout.text(),
    stderr: stderr.text(),
    droppedBytes: stdout.dropped() + stderr.dropped(),
    timedOut: why === 'time',
    idle: why === 'silence',
    tookMs: performance.now() - began,
  };
}

type Cut = 'time' | 'cancel' | 'silence';

/** Waits until the whole group is gone, ending it when a limit is reached. Answers which one that was. */
async function ended(
  child: ChildProcess,
  { timeoutMs, signal }: RunLimits,
  silence: Promise<'silence'>,
): Promise<Cut | 'exit'> {
  const leader = child.pid ?? 0;
  const closed = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const cut = Promise.withResolvers<Cut>();
  void silence.then(cut.resolve);
  const timer = setTimeout(() => cut.resolve('time'), timeoutMs);
  const cancel = () => cut.resolve('cancel');
  signal?.addEventListener('abort', cancel, { once: true });
  if (signal?.aborted) cancel();
  const exited = new Promise<'exit'>((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) resolve('exit');
    child.once('exit', () => resolve('exit'));
  });
  const why = await Promise.race([exited, cut.promise]);
  if (why === 'exit') await Promise.race([closed, cut.promise, pause(LAST_WORDS_MS, undefined, { ref: false })]);
  if (groupLives(leader)) await endGroup(leader);
  clearTimeout(timer);
  signal?.removeEventListener('abort', cancel);
  release(child);
  return why;
}

/** Lets go of a child, even of one that is stuck in the kernel and can never end. */
function release(child: ChildProcess): void {
  child.stdin?.destroy();
  child.stdout?.destroy();
  child.stderr?.destroy();
  child.unref();
}
