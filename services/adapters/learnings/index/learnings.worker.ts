import { parentPort } from 'node:worker_threads';

import { messageOf } from '#domain/errors.ts';

import { IndexKeeper } from './keeper.ts';
import type { IndexAnswer, IndexQuestion } from './messages.ts';

/** Keeps the index of learnings away from the thread that draws: reading a folder anew takes a millisecond a file. */
let keeper: { readonly name: string; readonly index: IndexKeeper } | null = null;

function keeperOf({ folder, file }: IndexQuestion): IndexKeeper {
  const name = `${folder}\0${file}`;
  if (keeper?.name !== name) {
    keeper?.index.close();
    keeper = { name, index: new IndexKeeper(folder, file) };
  }
  return keeper.index;
}

function answerTo(question: IndexQuestion): IndexAnswer {
  try {
    return keeperOf(question).answer(question);
  } catch (error) {
    return { problem: messageOf(error) };
  }
}

function lookAgain(): void {
  try {
    keeper?.index.lookAgain();
  } catch {
    // The next question tells.
  }
}

parentPort?.on('message', ({ id, ...question }: IndexQuestion & { readonly id: number }) => {
  parentPort?.postMessage({ ...answerTo(question), id });
  setImmediate(lookAgain);
});
