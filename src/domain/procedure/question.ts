/** What a step asks a person. Answers to `secret` questions are never recorded. */
export type Question = Asked &
  (
    | { readonly kind: 'choice'; readonly choices: readonly Choice[] }
    | { readonly kind: 'text'; readonly proposal?: string | undefined }
    | { readonly kind: 'secret' }
    /** A step that needs rights we lack: the person runs the command, or lets us run it in the foreground. */
    | { readonly kind: 'your-turn'; readonly command: string; readonly choices: readonly Choice[] }
  );

interface Asked {
  /** Names the question within its step; `--answer STEP.ID=…` and the journal use it. */
  readonly id: string;
  readonly title: string;
  /** What it means, one line each. */
  readonly lines?: readonly string[] | undefined;
}

export interface Choice {
  readonly id: string;
  readonly title: string;
  readonly note?: string | undefined;
}

/** The id of a choice, or the text that was typed. */
export interface Answer {
  readonly value: string;
  /** Why, where a reason is asked for (skip). */
  readonly reason?: string | undefined;
}
