import { chmod, mkdir, rename, rm, symlink, writeFile } from 'node:fs/promises';

import type { Repository } from '../lab/repository.ts';

type Soil = (repository: Repository) => Promise<unknown>;

/** States that go together, in the order in which `all` makes them; none of them needs a clean index. */
export const DIRT = {
  staged: async (repository) => {
    await repository.write({ 'src/a.txt': 'a staged\n', 'src/staged.txt': 'staged\n' });
    await repository.git('add', 'src/a.txt', 'src/staged.txt');
    await repository.git('rm', '-q', '--cached', 'src/more.txt');
    await rm(repository.at('src/more.txt'));
    await repository.write({ 'src/staged.txt': 'staged, and changed again\n' });
  },
  unstaged: async (repository) => {
    await repository.write({ 'src/new.txt': 'new, not staged\n', 'intent.txt': 'will be added\n' });
    await rm(repository.at('src/deep/c.txt'));
    await repository.git('add', '-N', 'intent.txt');
    await repository.git('update-index', '--assume-unchanged', 'src/flagged.txt');
    await repository.git('update-index', '--skip-worktree', 'src/skipped.txt');
    await repository.write({ 'src/flagged.txt': 'flagged, changed\n', 'src/skipped.txt': 'skipped, changed\n' });
  },
  untracked: async (repository) => {
    await repository.write({
      'notes.txt': 'mine\n',
      'plans/deep/idea.txt': 'an idea\n',
      'old/only-before.txt': 'another file of that name\n',
      'odd\nname "quoted".txt': 'odd\n',
      'private.key': 'not a real one\n',
    });
    await writeFile(bytes(repository, 'caf\xe9.txt'), 'no text as a name\n');
    await chmod(repository.at('private.key'), 0o600);
    await chmod(repository.at('plans'), 0o700);
    await mkdir(repository.at('empty/inner'), { recursive: true });
    await repository.lab.run('mkfifo', [repository.at('pipe')]);
  },
  ignored: async (repository) => {
    await repository.write({
      '.env': 'TOKEN=not-a-real-one\n',
      '.env.local': 'FROM=the person\n',
      'debug.log': 'a line\n',
      'build/out.bin': 'built\n',
    });
    await chmod(repository.at('.env'), 0o600);
  },
  renamed: async (repository) => {
    await repository.git('mv', 'src/c.txt', 'src/renamed.txt');
    await rename(repository.at('src/deep/kept.txt'), repository.at('src/deep/moved.txt'));
  },
  'mode-changed': async (repository) => {
    await repository.git('update-index', '--chmod=-x', 'bin/run.sh');
    await chmod(repository.at('.gitignore'), 0o755);
    await chmod(repository.at('shape/inside.txt'), 0o600);
    await chmod(repository.at('shape'), 0o700);
  },
  symlinked: async (repository) => {
    const outside = repository.lab.at('outside');
    await mkdir(outside, { recursive: true });
    await writeFile(`${outside}/secret.txt`, 'outside\n');
    await relink(repository, 'current', 'README.md');
    await relink(repository, 'outside-folder', outside);
    await relink(repository, 'outside-file', `${outside}/secret.txt`);
    await relink(repository, 'dangling', 'nowhere/at all');
    await relink(repository, 'old-link.log', '../..');
    await relink(repository, 'staged-link', 'src/deep');
    await repository.git('add', 'staged-link');
    // A folder of the target that is a link here: nothing may be written through it.
    await rm(repository.at('bin/run.sh'), { force: true });
    await rm(repository.at('bin'), { recursive: true });
    await relink(repository, 'bin', outside);
  },
} satisfies Readonly<Record<string, Soil>>;

async function relink(repository: Repository, path: string, target: string): Promise<void> {
  await rm(repository.at(path), { force: true });
  await symlink(target, repository.at(path));
}

/** A path of any bytes, given as latin1. */
const bytes = (repository: Repository, path: string): Buffer =>
  Buffer.concat([Buffer.from(`${repository.path}/`), Buffer.from(path, 'latin1')]);
