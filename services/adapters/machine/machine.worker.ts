import { parentPort } from 'node:worker_threads';

import { messageOf } from '#domain/errors.ts';

import { inventoryFacts } from './inventory-facts.ts';
import { liveFacts } from './live-facts.ts';
import type { MachineAnswer, MachineQuestion } from './topics.ts';

// Some tools complain there, which would land on the screen; piping it instead keeps the program from ending.
process.stderr.write = () => true;

/** Slow questions about the machine, away from the thread that draws: some of their tools block it for half a second. */
async function answerTo({ id, topic }: MachineQuestion): Promise<MachineAnswer> {
  try {
    return topic === 'live' ? { id, topic, facts: await liveFacts() } : { id, topic, facts: await inventoryFacts() };
  } catch (error) {
    return { id, topic: 'failed', reason: messageOf(error) };
  }
}

parentPort?.on('message', (question: MachineQuestion) => {
  void answerTo(question).then((answer) => parentPort?.postMessage(answer));
});
