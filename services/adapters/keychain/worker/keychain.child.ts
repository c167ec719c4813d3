import { writeFileSync } from 'node:fs';

import { messageOf } from '#domain/errors.ts';

import { storeNamed } from './libraries.ts';
import type { WorkerAnswer, WorkerQuestion } from './talk.ts';

/**
 * Asks the keychain's library, because nothing but the end of a process frees a call that waits for a person, and because
 * such a library can take its process down. Values live here as shortly as they can.
 */
const say = (words: WorkerAnswer): void => void process.send?.(words);

async function answer(question: WorkerQuestion): Promise<WorkerAnswer> {
  const { id } = question;
  const library = await storeNamed(question.store).catch((error: unknown) => messageOf(error));
  if (typeof library === 'string') return { id, complaint: { message: library, missing: true } };
  try {
    switch (question.op) {
      case 'get':
        return { id, value: await library.get(question.service, question.account) };
      case 'set':
        await library.set(question.service, question.account, question.password);
        return { id, value: (await library.get(question.service, question.account)) === question.password };
      case 'delete':
        return { id, value: await library.delete(question.service, question.account) };
      case 'load':
        return { id, value: true };
      case 'list':
        return { id, value: await library.list(question.service) };
    }
  } catch (error) {
    return { id, complaint: { message: messageOf(error) } };
  }
}

process.on('message', (message) => {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- only our own broker writes to this channel
  void answer(message as WorkerQuestion).then(say);
});

// A call that hangs would keep an ordinary exit waiting for ever.
process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'));

try {
  // No part of its memory is written down when it crashes.
  writeFileSync('/proc/self/coredump_filter', '0');
} catch {
  // Only Linux has it.
}

say({ id: 'ready' });
