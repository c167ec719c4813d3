import { OpsError } from '#domain/errors.ts';
import { plural } from '#domain/format.ts';
import type { World } from '#services/ports/world.ts';
import { looking } from '#services/procedures/diagnose/looking.ts';

const MARK = 'CPM_CONSOLE_PATH=';
/** Their `-lic` means the same. */
const SHELLS = /\/(?:bash|zsh|sh|dash|ksh)$/;

/** Where a login shell of this person looks for programs: a desktop or a service starts us with less. */
export function loginPathLook({ clock, shell, environment }: World, limitMs: number) {
  return looking<readonly string[]>(clock, {
    id: 'login-path',
    title: 'Ask a login shell for its PATH',
    commands: [`$SHELL -lic 'echo $PATH'`],
    limitMs,
    async see(signal) {
      const file = environment.get('SHELL') ?? '';
      if (!SHELLS.test(file)) throw new OpsError('no-shell', file === '' ? 'SHELL is not set' : `${file} is not known`);
      const args = ['-lic', `printf '\\n${MARK}%s\\n' "$PATH"`];
      const { stdout } = await shell.run({ file, args }, { signal, timeoutMs: limitMs });
      const line = stdout.split('\n').findLast((one) => one.startsWith(MARK));
      if (line === undefined) throw new OpsError('no-answer', `${file} did not say its PATH`);
      const seen = line
        .slice(MARK.length)
        .trim()
        .split(':')
        .filter((folder) => folder.startsWith('/'));
      const ours = new Set((environment.get('PATH') ?? '').split(':'));
      const more = seen.filter((folder) => !ours.has(folder));
      return { seen, says: more.length === 0 ? 'the same as ours' : `${plural(more.length, 'folder')} more than ours` };
    },
  });
}
