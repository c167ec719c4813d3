import type { Repository } from '../lab/repository.ts';
import type { Outcome } from '../lab/run.ts';

/** Operations that stopped in the middle, with the conflict that stopped them. */
export const CONFLICTS = {
  conflict: async (repository) => {
    await sides(repository);
    expectConflict(await repository.tryGit('merge', 'other'));
  },
  rebase: async (repository) => {
    await sides(repository);
    await repository.write({ 'src/new.txt': 'kept by the autostash\n' });
    expectConflict(await repository.tryGit('rebase', '--autostash', 'other'));
  },
  'rebase-apply': async (repository) => {
    await sides(repository);
    expectConflict(await repository.tryGit('rebase', '--apply', 'other'));
  },
  'cherry-pick': async (repository) => {
    await sides(repository);
    expectConflict(await repository.tryGit('cherry-pick', 'main..other'));
  },
  revert: async (repository) => {
    await sides(repository);
    expectConflict(await repository.tryGit('revert', '--no-edit', 'HEAD~2'));
  },
  bisect: async (repository) => {
    await repository.git('bisect', 'start', 'HEAD', 'HEAD~2');
    await repository.write({ 'notes.txt': 'mine\n' });
  },
} satisfies Readonly<Record<string, (repository: Repository) => Promise<unknown>>>;

/** Two branches that changed, removed and added the same files. */
async function sides(repository: Repository): Promise<void> {
  await repository.git('checkout', '-q', '-b', 'other');
  await repository.commit('feat: other', { 'README.md': 'other\n', 'src/both.txt': 'other\n' });
  await repository.git('rm', '-q', 'src/b.txt');
  await repository.git('commit', '-q', '-m', 'feat: without b');
  await repository.git('checkout', '-q', 'main');
  await repository.commit('feat: mine', { 'README.md': 'mine\n', 'src/both.txt': 'mine\n', 'src/b.txt': 'b mine\n' });
}

function expectConflict({ code, stdout, stderr }: Outcome): void {
  if (code !== 1 || !`${stdout}${stderr}`.includes('CONFLICT'))
    throw new Error(`no conflict, but ${String(code)}: ${stdout}${stderr}`);
}
