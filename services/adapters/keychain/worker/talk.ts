/** Which library the worker asks. */
export type NativeStore = 'secret-service' | 'keytar';

export type Op =
  | { readonly op: 'get' | 'delete'; readonly service: string; readonly account: string }
  | { readonly op: 'set'; readonly service: string; readonly account: string; readonly password: string }
  | { readonly op: 'list'; readonly service: string }
  /** Only loads the library. */
  | { readonly op: 'load' };

export type WorkerQuestion = Op & { readonly id: number; readonly store: NativeStore };

/** What went wrong as the library told it; never a value. */
export interface Complaint {
  readonly message: string;
  /** The library itself could not be loaded. */
  readonly missing?: boolean;
}

export type WorkerAnswer =
  /** Said once, when it listens. */
  | { readonly id: 'ready' }
  | { readonly id: number; readonly value: unknown }
  | { readonly id: number; readonly complaint: Complaint };

/** Both ends are ours, so it is enough to tell a message of ours from anything else. */
export function isAnswer(message: unknown): message is WorkerAnswer {
  return typeof message === 'object' && message !== null && 'id' in message;
}
