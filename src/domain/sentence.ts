/** A question that is answered with a line of text before an act: a reason, a version, a message. */
export interface Sentence {
  /** `Skip Tests?` */
  readonly title: string;
  /** What it means, one line each. */
  readonly lines: readonly string[];
  /** What stands before the cursor: `Why:`. */
  readonly prompt: string;
  /** Taken as it is, or replaced by what is typed. */
  readonly proposal?: string | undefined;
  /** What is there already and is written on; in place of a proposal. */
  readonly text?: string | undefined;
  /** Why this text will not do; null when it will. */
  readonly wrong?: ((text: string) => string | null) | undefined;
  /** Given the trimmed text, which is never empty. */
  readonly run: (text: string) => void;
}

/** Why the text is no answer yet; null when it is one. */
export function notAnswered({ wrong }: Pick<Sentence, 'wrong'>, text: string): string | null {
  if (text.trim() === '') return 'nothing is typed yet';
  return wrong?.(text.trim()) ?? null;
}
