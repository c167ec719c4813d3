import { statfs } from 'node:fs';

import { isQuestion, type RemoteAnswer } from './remote-talk.ts';

/** Asks file systems that may never answer, so that the console does not have to. Answers come in any order. */
process.on('message', (message) => {
  if (!isQuestion(message)) return;
  const { id, path } = message;
  const answer = (words: RemoteAnswer): void => void process.send?.(words);
  statfs(path, (error, blocks) => answer(error ? { id, error: error.message } : { id, blocks }));
});

// A thread that hangs in the kernel would keep an ordinary exit waiting for ever.
process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'));
