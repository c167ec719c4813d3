import type { ExitName } from '#domain/errors.ts';

import type { TakeOrder } from './take.ts';

/** What the thread is asked to do. */
export type Order =
  | { readonly kind: 'refuse'; readonly top: string }
  | ({ readonly kind: 'take' } & TakeOrder)
  | { readonly kind: 'taken' | 'expects'; readonly folder: string }
  | { readonly kind: 'overwritten'; readonly top: string; readonly commit: string }
  | { readonly kind: 'restore' | 'compare'; readonly top: string; readonly folder: string }
  | { readonly kind: 'expect'; readonly top: string; readonly folder: string; readonly commit: string }
  | { readonly kind: 'drop'; readonly id: string; readonly top: string; readonly folder: string };

export interface OrderWithStop {
  readonly order: Order;
  /** One shared byte: anything but 0 asks the thread to stop. */
  readonly stop: Uint8Array;
}

export type News =
  | { readonly type: 'done'; readonly value: unknown }
  | {
      readonly type: 'failed';
      readonly code: string;
      readonly message: string;
      readonly hint: string | undefined;
      readonly exit: ExitName;
    };
