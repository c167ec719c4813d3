import { messageOf, OpsError } from '#domain/errors.ts';

import { create } from './create.ts';
import { entriesIn } from './entries.ts';
import { liveChanges } from './live-changes.ts';
import type { Answers, Job, Message, Question, Store } from './messages.ts';
import { openBackup } from './opened.ts';
import { forget, putBack, takeBack } from './put-back.ts';
import { removeBackup } from './remove.ts';
import { restore } from './restore.ts';
import { testRestore } from './test-restore.ts';
import { verify } from './verify.ts';

const TELL_EVERY_MS = 100;

const say = (message: Message): void => void process.send?.(message);

let told = 0;

function progress(bytes: number, total: number | null, path: string): void {
  const now = performance.now();
  if (now - told < TELL_EVERY_MS) return;
  told = now;
  say({ type: 'progress', bytes, total, path });
}

async function answer(job: Job, store: Store): Promise<Answers[Job['type']]> {
  switch (job.type) {
    case 'create':
      return create(job, store, progress);
    case 'entries':
      return entriesIn((await openBackup(store, job.id)).entries, job.folder, job.most);
    case 'verify':
      return verify(job.id, job.at, store, progress);
    case 'test':
      return testRestore(job.id, job.at, store, progress);
    case 'diff':
      return liveChanges(job.id, job.most, store);
    case 'restore':
      return restore(await openBackup(store, job.id), job.into, job.paths, progress);
    case 'put-back':
      return putBack(await openBackup(store, job.id), job.place, progress);
    case 'take-back':
      takeBack(job.place);
      return null;
    case 'forget':
      forget(job.place);
      return null;
    case 'remove':
      await removeBackup(job.id, store);
      return null;
  }
}

function failure(thrown: unknown): Message {
  if (thrown instanceof OpsError) {
    const { code, message, hint = null, exit } = thrown;
    return { type: 'failed', code, message, hint, exit };
  }
  return { type: 'failed', code: null, message: messageOf(thrown), hint: null, exit: 'unexpected' };
}

process.on('message', ({ job, store }: Question) => {
  answer(job, store).then(
    (done) => say({ type: 'done', answer: done }),
    (thrown: unknown) => say(failure(thrown)),
  );
});

// Nobody waits for it any more; what it began is tidied by the next one. Its whole group goes: a restic that only saw its
// input end would keep a part as if it were all.
process.on('disconnect', () => process.kill(-process.pid, 'SIGKILL'));
