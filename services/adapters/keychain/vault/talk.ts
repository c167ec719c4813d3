import type { KeychainCondition, KeychainItem } from '#services/ports/keychain.ts';

/** What the vault's agent is told when it starts. */
export interface AgentStart {
  /** Folder of the vault's files. */
  readonly folder: string;
  /** Where it listens. */
  readonly socket: string;
  /** Locks itself after this long without a question; 0 for never. */
  readonly idleMs: number;
  /** log2 of the cost of a guess at the passphrase, for a vault that is made. */
  readonly workFactor: number;
}

/** One line of JSON each way, one question a connection. */
export type AgentQuestion =
  | { readonly op: 'state' | 'lock' }
  | { readonly op: 'unlock'; readonly passphrase: string }
  | { readonly op: 'get' | 'delete'; readonly service: string; readonly account: string }
  | { readonly op: 'set'; readonly service: string; readonly account: string; readonly password: string }
  | { readonly op: 'list'; readonly service: string };

export type AgentAnswer =
  | { readonly value: string | boolean | null | readonly KeychainItem[] }
  | { readonly condition: KeychainCondition; readonly detail: string; readonly hint?: string | undefined };
