import type { Blocks } from './usage.ts';

/** What the console and the process that asks remote mounts say to each other. */
export interface RemoteQuestion {
  readonly id: number;
  readonly path: string;
}

export type RemoteAnswer =
  /** Said once, when it listens. */
  | { readonly id: 'ready'; readonly error?: never }
  | { readonly id: number; readonly blocks: Blocks; readonly error?: never }
  | { readonly id: number; readonly error: string };

/** Both ends are ours, so it is enough to tell a message of ours from anything else. */
export function isQuestion(message: unknown): message is RemoteQuestion {
  return typeof message === 'object' && message !== null && 'id' in message && 'path' in message;
}

export function isAnswer(message: unknown): message is RemoteAnswer {
  return typeof message === 'object' && message !== null && 'id' in message;
}
