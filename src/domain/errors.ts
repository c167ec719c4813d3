/** One exit code table for every command (0 ok and 1 unexpected are implied by the process). */
export const EXIT = {
  ok: 0,
  unexpected: 1,
  usage: 2,
  nothingToDo: 3,
  refused: 4,
  rolledBack: 5,
  secretFound: 6,
  remoteConflict: 7,
  credential: 8,
  partlyDone: 9,
  locked: 10,
  rollbackIncomplete: 11,
  attention: 20,
  critical: 21,
  unknown: 22,
  interrupted: 130,
} as const;

export type ExitName = keyof typeof EXIT;

interface Details {
  readonly hint?: string | undefined;
  readonly exit?: ExitName | undefined;
  readonly cause?: unknown;
}

/**
 * The one error that is not a bug: it says what happened (`message`), and what to do next (`hint`).
 * `code` is kebab-case and stable, for scripts; `exit` names a row of {@link EXIT}.
 */
export class OpsError extends Error {
  override readonly name = 'OpsError';
  readonly code: string;
  readonly hint: string | undefined;
  readonly exit: ExitName;

  constructor(code: string, message: string, { hint, exit = 'unexpected', cause }: Details = {}) {
    super(message, cause === undefined ? undefined : { cause });
    this.code = code;
    this.hint = hint;
    this.exit = exit;
  }
}

/** Whatever was thrown, as a sentence a person can read. */
export function messageOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown);
}

/** The same with what to do next. */
export function fullMessageOf(thrown: unknown): string {
  return thrown instanceof OpsError && thrown.hint !== undefined
    ? `${thrown.message} ${thrown.hint}`
    : messageOf(thrown);
}

/** The `{error}` object every failing command prints with `--json`. */
export function errorJson(thrown: unknown): { error: { code: string; message: string; hint: string | null } } {
  if (thrown instanceof OpsError) {
    return { error: { code: thrown.code, message: thrown.message, hint: thrown.hint ?? null } };
  }
  return { error: { code: 'unexpected', message: messageOf(thrown), hint: 'This is a bug in cpm-console.' } };
}
