import type { World } from '#services/ports/world.ts';

const NAME = 'cpm-console';

/** What git calls to ask this program: by its name where that is on PATH, else by where it is. */
export async function gitHelper({ shell }: Pick<World, 'shell'>, program: readonly string[]): Promise<string> {
  const words = (await shell.which(NAME)) === null && program.length > 0 ? program.map(quoted) : [NAME];
  return `!${words.join(' ')} cred git-credential`;
}

const quoted = (word: string): string => `'${word.replaceAll("'", String.raw`'\\''`)}'`;
