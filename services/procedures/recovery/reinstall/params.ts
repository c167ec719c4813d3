import { field } from '#domain/field.ts';
import type { JsonObject } from '#domain/json.ts';
import type { Command } from '#domain/release/made/component.ts';

/** How the dependencies of one component are installed anew. Plain data: it is a part of a plan and of the journal. */
export interface Reinstall {
  /** Of its step; kebab-case. */
  readonly id: string;
  /** `npm`, `pip`, `poetry`: who installs. */
  readonly by: string;
  /** Top of the project; nothing outside of it is moved. */
  readonly top: string;
  /** Folder of the component, in which the commands run. */
  readonly dir: string;
  /** In this order. Empty when it cannot be done: then `refusal` says why. */
  readonly commands: readonly Command[];
  /** Absolute: what the commands follow (the lock file, else the manifest). */
  readonly follows: string;
  /** Absolute: what is renamed aside before, whether it is there now or not. */
  readonly moved: readonly string[];
  /** Folders in which the commands may leave `*.egg-info`. */
  readonly eggs: readonly string[];
  /** What says that it is complete and can be started; nothing in it changes anything. */
  readonly checks: readonly Check[];
  /** What a person should know before: which environment, whose scripts run. Sentences. */
  readonly notes: readonly string[];
  /** Why this cannot be installed here, and what to do; null when it can. */
  readonly refusal: { readonly why: string; readonly hint: string } | null;
}

/** A command that has to end well. */
export interface Check {
  /** `the package api can be imported` */
  readonly what: string;
  readonly command: Command;
  /** Absolute. */
  readonly dir: string;
}

/** As JSON. */
export const jsonOfReinstall = (one: Reinstall): JsonObject => ({
  ...one,
  commands: one.commands.map(commandJson),
  checks: one.checks.map((check) => ({ ...check, command: commandJson(check.command) })),
  refusal: one.refusal === null ? null : { ...one.refusal },
});

const commandJson = ({ file, args }: Command): JsonObject => ({ file, args });

/** Tells it from anything else that was parsed. */
export function isReinstall(value: unknown): value is Reinstall & JsonObject {
  const texts = ['id', 'by', 'top', 'dir', 'follows'];
  const lists = ['commands', 'moved', 'eggs', 'checks', 'notes'];
  return (
    texts.every((name) => typeof field(value, name) === 'string') &&
    lists.every((name) => Array.isArray(field(value, name))) &&
    field(value, 'refusal') !== undefined
  );
}
