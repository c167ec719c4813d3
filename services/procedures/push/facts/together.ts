import { quoted } from '#domain/quoted.ts';

import { type GitCall, type GitShell, LIMITS, LOCAL, QUIET } from './reader.ts';

/** Ends what one command printed, with its exit code; no list that git ends with NULs has two of them in a row. */
const END = /\0\0cpm:(\d+)\0\0/;

/**
 * Runs local git commands one after the other in one shell: starting a process costs this one several times what it costs a
 * shell, and holds everything else up. The commands are fixed, the folder is an argument. Answers what each printed; null
 * for one that failed, and for all where there is no shell: those have to be run by themselves, which also says why.
 */
export async function readTogether(
  { shell, env }: GitShell,
  { dir, signal }: GitCall,
  commands: readonly (readonly string[])[],
): Promise<readonly (string | null)[]> {
  const script = commands
    .map((command) => `git -C "$1" ${[...QUIET, ...command].map(quoted).join(' ')}; printf '\\0\\0cpm:%s\\0\\0' $?`)
    .join('\n');
  const printed = await shell
    .run({ file: 'sh', args: ['-c', script, 'sh', dir], env: { ...env, ...LOCAL } }, { signal, ...LIMITS })
    .then(({ stdout, droppedBytes }) => (droppedBytes > 0 ? '' : stdout))
    .catch(() => '');
  const parts = printed.split(END);
  return commands.map((_command, at) => (parts[2 * at + 1] === '0' ? (parts[2 * at] ?? null) : null));
}
