import type { ChildProcess } from 'node:child_process';

import { startChild } from '#services/adapters/child.ts';

import { isAnswer, type NativeStore, type Op, type WorkerAnswer } from './talk.ts';

/** How a call ended that was not answered. */
export class WorkerEnd extends Error {
  readonly kind: 'timeout' | 'crashed' | 'refused' | 'missing';
  constructor(kind: WorkerEnd['kind'], message: string) {
    super(message);
    this.kind = kind;
  }
}

export interface BrokerOptions {
  readonly store: NativeStore;
  readonly deadlineMs: number;
  /** Variables of the worker, asked when it starts: the session bus may have moved. */
  readonly variables: () => Readonly<Record<string, string>>;
  readonly start?: typeof startChild | undefined;
}

export interface Broker {
  /** What the library answers. Rejects with WorkerEnd; at its deadline at the latest. */
  call(op: Op): Promise<unknown>;
  /** Has the worker started, for a call that comes soon. */
  warm(): void;
  close(): void;
}

interface Open {
  readonly resolve: (value: unknown) => void;
  readonly reject: (end: WorkerEnd) => void;
  readonly timer: NodeJS.Timeout;
}

/** A worker nobody asked for so long ends: it holds 40 MB and perhaps a value. */
const IDLE_MS = 60_000;
/** On a machine with too much to do a process may take this many deadlines to start. */
const STARTS = 5;

/**
 * Hands calls to one process that can be thrown away. A call past its deadline costs it its life, and with it every call
 * beside it, because they all wait for the same store; the next call begins with another process. Nothing of it keeps the
 * program alive but a call somebody waits for.
 */
export function keychainBroker({ store, deadlineMs, variables, start = startChild }: BrokerOptions): Broker {
  const open = new Map<number, Open>();
  let child: ChildProcess | null = null;
  let patience = 0;
  let idle: NodeJS.Timeout | undefined;
  let lastId = 0;

  const dismiss = (): void => {
    const old = child;
    child = null;
    old?.kill('SIGKILL');
  };
  const endAll = (end: WorkerEnd): void => {
    for (const { reject, timer } of open.values()) {
      clearTimeout(timer);
      reject(end);
    }
    open.clear();
  };
  const hear = (said: WorkerAnswer): void => {
    if (said.id === 'ready') {
      patience = 0;
      for (const { timer } of open.values()) timer.refresh();
      return;
    }
    const asked = open.get(said.id);
    if (asked === undefined) return;
    open.delete(said.id);
    clearTimeout(asked.timer);
    if (open.size === 0) rest();
    if ('value' in said) asked.resolve(said.value);
    else asked.reject(new WorkerEnd(said.complaint.missing ? 'missing' : 'refused', said.complaint.message));
  };
  const hire = (): ChildProcess => {
    const hired = start(new URL('./keychain.child.ts', import.meta.url), variables());
    patience = STARTS;
    const gone = (how: string): void => {
      if (child !== hired) return;
      child = null;
      endAll(new WorkerEnd('crashed', how));
    };
    return hired
      .on('message', (message) => child === hired && isAnswer(message) && hear(message))
      .on('error', (error) => gone(error.message))
      .once('exit', (code, signal) => gone(signal ?? `exit code ${code}`));
  };
  const rest = (): void => {
    child?.channel?.unref();
    idle = setTimeout(dismiss, IDLE_MS).unref();
  };
  const late = (id: number): void => {
    if (patience > 0) {
      patience -= 1;
      open.get(id)?.timer.refresh();
      return;
    }
    dismiss();
    endAll(new WorkerEnd('timeout', `no answer within ${deadlineMs} ms`));
  };

  return {
    call(op) {
      clearTimeout(idle);
      const id = ++lastId;
      const { promise, resolve, reject } = Promise.withResolvers<unknown>();
      open.set(id, { resolve, reject, timer: setTimeout(() => late(id), deadlineMs) });
      child ??= hire();
      child.channel?.ref();
      child.send({ ...op, id, store });
      return promise;
    },
    warm() {
      if (child !== null) return;
      child = hire();
      rest();
    },
    close() {
      clearTimeout(idle);
      dismiss();
      endAll(new WorkerEnd('timeout', 'nobody waits for the answer any more'));
    },
  };
}
