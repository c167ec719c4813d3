import { Worker } from 'node:worker_threads';

import { OpsError } from '#domain/errors.ts';
import type { MachineFacts } from '#services/ports/inventory.ts';

import { isMachineAnswer, type LiveFacts, type MachineAnswer, type Topic } from './topics.ts';

/** The thread that runs systeminformation. Rejects with OpsError `machine-silent`, also when the signal fires. */
export interface MachineThread {
  inventory(signal: AbortSignal): Promise<MachineFacts>;
  live(signal: AbortSignal): Promise<LiveFacts>;
}

/** Ended after this long without a question: it holds 40 MB. */
const IDLE_MS = 60_000;

/** Starts with the first question and never keeps the program alive by itself. */
export function machineThread(idleMs = IDLE_MS): MachineThread {
  const open = new Map<number, (answer: MachineAnswer) => void>();
  let worker: Worker | null = null;
  let idle: NodeJS.Timeout | undefined;
  let lastId = 0;

  const hire = (): Worker => {
    const hired = new Worker(new URL('./machine.worker.ts', import.meta.url));
    const gone = (): void => {
      if (worker === hired) dismiss('the thread that asks has ended');
    };
    const heard = (message: unknown): void => {
      if (isMachineAnswer(message)) open.get(message.id)?.(message);
    };
    return hired.on('message', heard).on('error', gone).on('exit', gone);
  };

  const dismiss = (reason: string): void => {
    void worker?.terminate();
    worker = null;
    for (const [id, settle] of open) settle({ id, topic: 'failed', reason });
  };

  /** A question that failed may still hang in there, and the next one deserves a thread that answers. */
  const retire = (failed: boolean): void => {
    worker?.unref();
    if (failed) dismiss('');
    else idle = setTimeout(() => dismiss(''), idleMs).unref();
  };

  const ask = async (topic: Topic, signal: AbortSignal): Promise<MachineAnswer> => {
    const id = ++lastId;
    const { promise, resolve } = Promise.withResolvers<MachineAnswer>();
    const leave = (): void => resolve({ id, topic: 'failed', reason: 'nobody waits for the answer any more' });
    if (signal.aborted) throw silent('nobody waits for the answer any more');
    signal.addEventListener('abort', leave, { once: true });
    clearTimeout(idle);
    open.set(id, resolve);
    worker ??= hire();
    worker.ref();
    worker.postMessage({ id, topic });
    const answer = await promise;
    open.delete(id);
    signal.removeEventListener('abort', leave);
    if (open.size === 0) retire(answer.topic === 'failed');
    return answer;
  };

  return {
    async inventory(signal) {
      const answer = await ask('inventory', signal);
      if (answer.topic === 'inventory') return answer.facts;
      throw silent(answer.topic === 'failed' ? answer.reason : 'it answered something else');
    },
    async live(signal) {
      const answer = await ask('live', signal);
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
