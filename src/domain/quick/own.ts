import type { Tier } from '#domain/confirm.ts';

/** A command of the person's own, as the configuration names it. */
export interface OwnCommand {
  /** kebab-case, unique, and none of the program's own. */
  readonly id: string;
  readonly title: string;
  readonly command: { readonly file: string; readonly args: readonly string[] };
  /** Absolute; null for the home folder, or where the program was started when there is none. */
  readonly cwd: string | null;
  /** `read` is asked nothing. */
  readonly confirm: Tier;
  readonly timeoutMs: number;
}
