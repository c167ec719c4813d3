import { rm } from 'node:fs/promises';

import { createRepository, Repository } from '../lab/repository.ts';

const LOCAL = ['-c', 'protocol.file.allow=always'] as const;

/** States that are more than files: what lies in other repositories, or beside the checkout. */
export const SPECIALS = {
  submodule: async (repository) => {
    const origin = await createRepository(repository.lab, 'part-origin');
    await origin.commit('feat: part', { 'part.txt': 'part 1\n', 'other.txt': 'other 1\n' });
    await origin.commit('feat: part goes on', { 'part.txt': 'part 2\n' });
    await repository.git(...LOCAL, 'submodule', '--quiet', 'add', origin.path, 'parts/one');
    await repository.git('commit', '-q', '-m', 'feat: take a part in');
    const part = new Repository(repository.lab, repository.at('parts/one'));
    await part.git('checkout', '-q', 'HEAD~1');
    await part.write({ 'part.txt': 'part, staged\n' });
    await part.git('add', 'part.txt');
    await part.write({ 'part.txt': 'part, staged and changed\n', 'loose.txt': 'loose\n', 'empty/x.txt': '' });
    await rm(part.at('empty/x.txt'));
    await part.write({ 'other.txt': 'stashed in the part\n' });
    await part.git('stash', 'push', '-q', '--', 'other.txt');
  },
  stashed: async (repository) => {
    await repository.write({ 'README.md': 'stashed first\n' });
    await repository.git('stash', 'push', '-q', '-m', 'one');
    await repository.write({ 'README.md': 'stashed second\n', 'loose.txt': 'untracked and stashed\n' });
    await repository.git('stash', 'push', '-q', '-u', '-m', 'two');
  },
  detached: async (repository) => {
    await repository.git('checkout', '-q', '--detach', 'HEAD~1');
    await repository.commit('feat: on no branch', { 'src/a.txt': 'a on no branch\n' });
    await repository.write({ 'src/b.txt': 'b not staged\n' });
  },
  sparse: async (repository) => {
    await repository.git('sparse-checkout', 'set', '--no-cone', '/README.md', '/src/*.txt');
    await repository.write({ 'README.md': 'sparse and changed\n', 'notes.txt': 'mine\n' });
  },
  'carriage-returns': async (repository) => {
    await repository.commit('chore: one line end', { '.gitattributes': '*.txt text eol=crlf\n' });
    await repository.write({ 'src/a.txt': 'mixed\r\nline ends\n', 'notes.txt': 'mine\r\n' });
  },
  filtered: async (repository) => {
    // A filter like that of LFS: what is on the disk is not what git keeps.
    await repository.git('config', 'filter.turn.clean', 'tr a-z n-za-m');
    await repository.git('config', 'filter.turn.smudge', 'tr n-za-m a-z');
    await repository.commit('chore: turn', { '.gitattributes': '*.turn filter=turn\n', 'word.turn': 'hello\n' });
    await repository.commit('feat: another word', { 'word.turn': 'there\n', 'second.turn': 'second\n' });
    await repository.write({ 'second.turn': 'second, changed\n' });
  },
  'split-index': async (repository) => {
    await repository.git('update-index', '--split-index');
    await repository.write({ 'src/a.txt': 'a staged\n' });
    await repository.git('add', 'src/a.txt');
  },
  unborn: async (repository) => {
    await repository.git('checkout', '-q', '--orphan', 'fresh');
    await repository.write({ 'src/a.txt': 'a on a branch without a commit\n' });
    await repository.git('add', 'src/a.txt');
  },
} satisfies Readonly<Record<string, (repository: Repository) => Promise<unknown>>>;
