import { OpsError } from '#domain/errors.ts';
import { parentPath } from '#domain/path.ts';
import type { Workspace } from '#services/ports/workspace.ts';
import type { World } from '#services/ports/world.ts';

const MOST_BYTES = 1024 * 1024;

/** A file of variables as it is: one character a byte, so that what is not ours stays as it is. */
export interface EnvText {
  readonly text: string;
  /** Permission bits. */
  readonly mode: number;
}

/** Reads and writes one file of variables. Rejects with the OpsErrors of a workspace. */
export async function envTextAt({ workspaces }: Pick<World, 'workspaces'>, file: string) {
  const workspace: Workspace = await workspaces.open(parentPath(file));
  return {
    async read(): Promise<EnvText | null> {
      const bytes = await workspace.readBytes(file, MOST_BYTES);
      if (bytes === null) return null;
      const entry = await workspace.look(file);
      if (entry?.kind === 'link')
        throw new OpsError('is-a-link', `${file} is a link.`, { hint: 'Name the file it leads to.', exit: 'refused' });
      return { text: textOf(bytes), mode: entry?.mode ?? PRIVATE };
    },
    /** Whole or not at all, and readable by its owner only from before the first new byte. */
    async write(text: string, mode = PRIVATE): Promise<void> {
      if ((await workspace.exists(file)) && mode === PRIVATE) await workspace.chmod(file, mode);
      await workspace.write(file, bytesOf(text), { mode });
      await workspace.chmod(file, mode);
    },
    remove: () => workspace.remove(file),
  };
}

/** Nobody but its owner reads it. */
export const PRIVATE = 0o600;

function textOf(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return text;
}

const bytesOf = (text: string): Uint8Array => Uint8Array.from(text, (letter) => letter.charCodeAt(0));

/** A value as it stands in such a text: its UTF-8 bytes, one a character. */
export const inBytes = (value: string): string => textOf(new TextEncoder().encode(value));
