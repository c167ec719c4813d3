import type { MachineFacts } from '#services/ports/inventory.ts';
import type { TrafficSample } from '#services/ports/system.ts';

/** What Node itself cannot tell on macOS and Windows. */
export interface LiveFacts {
  readonly swapTotalBytes: number;
  readonly swapFreeBytes: number;
  readonly traffic: TrafficSample;
  readonly mounts: readonly {
    readonly path: string;
    readonly device: string;
    readonly type: string;
    readonly writable: boolean;
  }[];
}

/** What the thread that asks the machine can be asked for. */
export type Topic = 'inventory' | 'live';

export interface MachineQuestion {
  readonly id: number;
  readonly topic: Topic;
}

export type MachineAnswer =
  | { readonly id: number; readonly topic: 'inventory'; readonly facts: MachineFacts }
  | { readonly id: number; readonly topic: 'live'; readonly facts: LiveFacts }
  | { readonly id: number; readonly topic: 'failed'; readonly reason: string };

/** Both ends are ours, so it is enough to tell a message of ours from anything else. */
export function isMachineAnswer(message: unknown): message is MachineAnswer {
  return typeof message === 'object' && message !== null && 'id' in message && 'topic' in message;
}
