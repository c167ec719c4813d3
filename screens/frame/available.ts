import { ACTION_IDS, type ActionId } from '#domain/keys.ts';

import type { Press } from './key-name.ts';

/** What an action does here; `off` is the reason why it cannot be done now. */
export interface Handler {
  readonly run: () => void;
  readonly off?: string | undefined;
  /** The verb to show here when it says more than the table's. */
  readonly verb?: string | undefined;
}

/** An action without a key of its own: rare, or one that interrupts. It is listed by `x`. */
export interface ExtraAction {
  readonly id: string;
  /** `Stop memory-service` */
  readonly title: string;
  readonly run: () => void;
  readonly off?: string | undefined;
}

export type Handlers = Partial<Record<ActionId, Handler>>;

/** From the bottom up; the topmost layer that knows an action gets it. A modal hides what is below. */
export const LAYERS = ['frame', 'view', 'bar', 'modal'] as const;
export type Layer = (typeof LAYERS)[number];

/** What somebody on the screen can do: actions, the digits of a dialog, or typing. */
export interface Offer {
  readonly layer: Layer;
  readonly handlers: Handlers;
  readonly extras?: readonly ExtraAction[] | undefined;
  /** What is selected, as a title: `memory-service`. */
  readonly subject?: string | undefined;
  /** How much of what there is passes the filter: `3 of 12`. */
  readonly counts?: string | undefined;
  /** What may be typed behind `/` here, when it is more than words. */
  readonly filterHint?: string | undefined;
  /** What `y` copies. */
  readonly copies?: (() => string) | undefined;
  /** Answers a dialog by number. */
  readonly choose?: ((digit: number) => void) | undefined;
  /** Takes typed text; true when the press was used up. */
  readonly type?: ((press: Press) => boolean) | undefined;
}

/** Works whatever dialog is open. */
const THROUGH = new Set<ActionId>(['quit', 'interrupt', 'suspend', 'repaint', 'mouse']);

/** What can be done at this moment; a tiny store of its own so that the footer follows without repainting the rest. */
export class Available {
  private readonly offers = new Map<object, Offer>();
  private readonly listeners = new Set<() => void>();
  private shown = '';
  version = 0;

  /** Replaces what `owner` offers; null takes it back. */
  offer(owner: object, offer: Offer | null): void {
    if (offer === null) this.offers.delete(owner);
    else this.offers.set(owner, offer);
    const now = [...this.list().map(([id, { off, verb }]) => `${id}:${off ?? ''}:${verb ?? ''}`), this.counts].join(
      '|',
    );
    if (now === this.shown) return;
    this.shown = now;
    this.version += 1;
    for (const listener of this.listeners) listener();
  }

  find(action: ActionId): Handler | undefined {
    const offers = this.ordered();
    const dialog = offers.some(isDialog);
    return offers.findLast(
      (offer) => offer.handlers[action] !== undefined && (!dialog || isDialog(offer) || THROUGH.has(action)),
    )?.handlers[action];
  }

  /** Every action that works or is off with a reason, in the order of the table. */
  list(): [ActionId, Handler][] {
    return ACTION_IDS.flatMap((id) => {
      const handler = this.find(id);
      return handler === undefined ? [] : [[id, handler]];
    });
  }

  /** Actions without a key, those of the view first. */
  extras(): readonly ExtraAction[] {
    return this.ordered()
      .toReversed()
      .flatMap(({ extras }) => extras ?? []);
  }

  /** The title of what is selected; empty when nothing is. */
  get subject(): string {
    return this.ordered().findLast(({ subject }) => subject !== undefined)?.subject ?? '';
  }

  get counts(): string {
    return this.ordered().findLast(({ counts }) => counts !== undefined)?.counts ?? '';
  }

  /** What may be typed behind `/` here. */
  get filterHint(): string {
    const hint = this.ordered().findLast(({ filterHint: said }) => said !== undefined)?.filterHint;
    return hint ?? 'words that a row must have, !word for one it must not';
  }

  /** What `y` copies here; undefined when nothing can be copied. */
  get copies(): Offer['copies'] {
    const { dialog } = this;
    return dialog?.copies ?? this.ordered().findLast(({ copies }) => copies !== undefined)?.copies;
  }

  /** The dialog on top, whether or not it has numbers. */
  get dialog(): Offer | undefined {
    return this.ordered().findLast(isDialog);
  }

  /** Who is answered by a digit: the dialog on top, else a view in which numbers choose and nothing else. */
  get chooser(): Offer | undefined {
    return this.dialog ?? this.ordered().findLast(({ choose }) => choose !== undefined);
  }

  /** Who takes typed text now; text never reaches below a dialog. */
  get typist(): Offer['type'] {
    const dialog = this.dialog;
    return dialog === undefined ? this.ordered().findLast(({ type }) => type !== undefined)?.type : dialog.type;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** Bottom first; inside a layer the latest comer is on top. */
  private ordered(): Offer[] {
    return LAYERS.flatMap((layer) => [...this.offers.values()].filter((offer) => offer.layer === layer));
  }
}

const isDialog = ({ layer }: Offer): boolean => layer === 'modal';
