import type { Copied } from '#services/ports/workspace.ts';

export interface CopyOrder {
  readonly from: string;
  readonly to: string;
  /** One shared byte: anything but 0 asks the thread to stop. */
  readonly stop: Uint8Array;
}

export type CopyNews =
  | { readonly type: 'progress'; readonly files: number; readonly bytes: number }
  | { readonly type: 'done'; readonly copied: Copied }
  | { readonly type: 'stopped' }
  | { readonly type: 'failed'; readonly code: string; readonly path: string; readonly message: string };
