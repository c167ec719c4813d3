import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';

import { EXIT, type ExitName, OpsError } from '#domain/errors.ts';
import { startChild } from '#services/adapters/child.ts';
import type { BackupProgress } from '#services/ports/backups.ts';

import type { Answers, Job, Message, Store } from './messages.ts';
import { tidy } from './work-files.ts';

/** Nothing was heard of it for so long: what it reads or writes does not answer. */
const SILENCE_MS = 180_000;
/** A process that hangs in the kernel may not go at all. */
const GOING_MS = 2000;

interface Options {
  readonly signal?: AbortSignal | undefined;
  readonly progress?: BackupProgress | undefined;
}

/**
 * Has a process of its own do it, and ends it with the signal (OpsError `cancelled`) or when it hangs (`timeout`, which
 * names what it was at). Nothing unfinished is left behind.
 */
export async function runJob<Kind extends Job['type']>(
  job: Extract<Job, { type: Kind }>,
  store: Store,
  { signal, progress }: Options = {},
): Promise<Answers[Kind]> {
  if (signal?.aborted) throw cancelled();
  const child = startChild(new URL('./backup-job.child.ts', import.meta.url));
  child.ref();
  child.channel?.ref();
  let at = '';
  const { promise, resolve, reject } = Promise.withResolvers<Answers[Kind]>();
  const leave = (): void => reject(cancelled());
  const hangs = (): void => reject(silent(at));
  const patience = setTimeout(hangs, SILENCE_MS);
  signal?.addEventListener('abort', leave, { once: true });
  child.on('message', (message: Message) => {
    patience.refresh();
    if (message.type === 'progress') {
      at = message.path;
      progress?.(message.bytes, message.total);
    } else if (message.type === 'failed') reject(failed(message));
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- our own process answers what was asked
    else resolve(message.answer as Answers[Kind]);
  });
  child.on('error', (error) => reject(ended(error.message)));
  const gone = once(child, 'exit').then(() => reject(ended('it was ended from outside')), reject);
  child.send({ job, store });
  try {
    return await promise;
  } finally {
    clearTimeout(patience);
    signal?.removeEventListener('abort', leave);
    endGroup(child.pid);
    await Promise.race([gone, sleep(GOING_MS, null, { ref: false })]);
    tidy(store.folder);
  }
}

/** Its whole group: restic may be at work for it. */
function endGroup(pid: number | undefined): void {
  try {
    if (pid !== undefined) process.kill(-pid, 'SIGKILL');
  } catch {
    // It has ended by itself.
  }
}

function failed({ code, message, hint, exit }: Extract<Message, { type: 'failed' }>): Error {
  if (code === null) return new Error(message);
  return new OpsError(code, message, { hint: hint ?? undefined, exit: isExit(exit) ? exit : 'unexpected' });
}

const isExit = (name: string): name is ExitName => name in EXIT;

function cancelled(): OpsError {
  return new OpsError('cancelled', 'It was stopped; nothing unfinished was left behind.', { exit: 'interrupted' });
}

function silent(at: string): OpsError {
  return new OpsError('timeout', `Nothing happened for three minutes${at === '' ? '' : ` at ${at}`}; it was ended.`, {
    hint: 'The disk it is on may not answer. Look at it, or leave it out with exclude.',
  });
}

function ended(why: string): OpsError {
  return new OpsError('backup-failed', `The process that handles the backup has ended: ${why}.`, {
    hint: 'Nothing unfinished was left behind. Try again.',
  });
}
