import { OpsError } from '#domain/errors.ts';
import { baseName, parentPath } from '#domain/path.ts';
import type { World } from '#services/ports/world.ts';

import type { GiveFinding } from './given.ts';

const LIMIT_MS = 10_000;

/**
 * A file that git keeps must not get a value: it would be committed. Throws OpsError `tracked` (exit secretFound); answers what
 * to know of one that git would take with the next `git add`.
 */
export async function refuseTracked(
  { shell }: Pick<World, 'shell'>,
  file: string,
  signal: AbortSignal,
): Promise<readonly GiveFinding[]> {
  const git = async (...args: readonly string[]) => {
    const command = { file: 'git', args: ['-C', parentPath(file), ...args, '--', baseName(file)] };
    const { exitCode } = await shell.run(command, { signal, timeoutMs: LIMIT_MS });
    return exitCode;
  };
  try {
    if ((await git('ls-files', '--error-unmatch')) === 0)
      throw new OpsError('tracked', `${file} is kept by git: with the value in it, it would be committed.`, {
        hint: `Take it out first: git rm --cached ${baseName(file)}, and name it in .gitignore.`,
        exit: 'secretFound',
      });
    if ((await git('check-ignore', '-q')) !== 1) return [];
    const message = `git does not ignore ${file}: name it in .gitignore.`;
    return [{ message, blocks: false, command: null }];
  } catch (thrown) {
    if (thrown instanceof OpsError && thrown.code === 'not-found') return [];
    throw thrown;
  }
}
