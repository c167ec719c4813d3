import type { Listener, ProcessDetail, ProcessLook } from '#services/ports/processes.ts';

/** What the thread that reads processes can be asked for. */
export type ProcessQuestion = (
  | { readonly topic: 'look' }
  | { readonly topic: 'listeners' }
  | { readonly topic: 'detail'; readonly pid: number }
) & {
  /** `/`, or a captured tree. */
  readonly root: string;
  /** Told by the program, so that all its threads name a process alike. */
  readonly bootedAt: number | null;
};

export type ProcessAnswer =
  | { readonly topic: 'look'; readonly look: ProcessLook }
  | { readonly topic: 'listeners'; readonly listeners: readonly Listener[] }
  | { readonly topic: 'detail'; readonly detail: ProcessDetail }
  | { readonly topic: 'gone' }
  | { readonly topic: 'failed'; readonly reason: string };

/** Both ends are ours, so it is enough to tell a message of ours from anything else. */
export function isProcessAnswer(message: unknown): message is ProcessAnswer & { readonly id: number } {
  return typeof message === 'object' && message !== null && 'id' in message && 'topic' in message;
}
