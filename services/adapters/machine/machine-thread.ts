import { Worker } from 'node:worker_threads';

import { OpsError } from '#domain/errors.ts';
import { threadOf } from '#services/adapters/thread.ts';
import type { MachineFacts } from '#services/ports/inventory.ts';

import { isMachineAnswer, type LiveFacts, type MachineAnswer, type Topic } from './topics.ts';

/** The thread that runs systeminformation. Rejects with OpsError `machine-silent`, also when the signal fires. */
export interface MachineThread {
  inventory(signal: AbortSignal): Promise<MachineFacts>;
  live(signal: AbortSignal): Promise<LiveFacts>;
}

const IDLE_MS = 60_000;

/** Starts with the first question and never keeps the program alive by itself. */
export function machineThread(idleMs = IDLE_MS): MachineThread {
  const thread = threadOf<{ readonly topic: Topic }, MachineAnswer>({
    hire: () => new Worker(new URL('./machine.worker.ts', import.meta.url)),
    idleMs,
    isAnswer: isMachineAnswer,
    failed: (reason) => ({ id: 0, topic: 'failed', reason }),
    isFailed: ({ topic }) => topic === 'failed',
  });
  return {
    async inventory(signal) {
      const answer = await thread.ask({ topic: 'inventory' }, signal);
      if (answer.topic === 'inventory') return answer.facts;
      throw silent(answer.topic === 'failed' ? answer.reason : 'it answered something else');
    },
    async live(signal) {
      const answer = await thread.ask({ topic: 'live' }, signal);
      if (answer.topic === 'live') return answer.facts;
      throw silent(answer.topic === 'failed' ? answer.reason : 'it answered something else');
    },
  };
}

function silent(reason: string): OpsError {
  return new OpsError('machine-silent', `the machine's slow facts cannot be read: ${reason}`, {
    hint: 'Try again; it needs the usual tools of the system, such as lsblk and lscpu.',
  });
}
