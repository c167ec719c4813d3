/** A question that is answered by picking one of a few, before an act: a signal, a level, a span. */
export interface Selection {
  /** `Send a signal to 4127 node` */
  readonly title: string;
  /** The usual answer first. */
  readonly choices: readonly {
    readonly id: string;
    readonly title: string;
    readonly note?: string | undefined;
    /** Why it cannot be picked. */
    readonly off?: string | undefined;
  }[];
  /** Given the id of what was picked. */
  readonly run: (id: string) => void;
}
