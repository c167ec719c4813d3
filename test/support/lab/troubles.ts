import { truncate } from 'node:fs/promises';

import type { Fixture } from './fixture.ts';
import { createRepository } from './repository.ts';

const DAY_MS = 86_400_000;
const BIG_BYTES = 100 * 2 ** 20 + 1;

/** Ways in which a repository is not as one wishes, each made by real git on a pushed fixture. */
export const TROUBLES = {
  'detached head': ({ repository }) => repository.git('checkout', '-q', '--detach'),
  'no upstream': ({ repository }) => repository.git('branch', '--unset-upstream'),
  'no remote': ({ repository }) => repository.git('remote', 'remove', 'origin'),
  'several remotes': async ({ repository, remote }) => {
    await repository.git('clone', '-q', '--bare', remote.path, repository.lab.at('second.git'));
    await repository.git('remote', 'add', 'second', repository.lab.at('second.git'));
  },
  'no commits': async ({ repository }) => {
    await repository.git('checkout', '-q', '--orphan', 'unborn');
    await repository.git('rm', '-q', '-r', '--cached', '.');
  },
  'behind the remote': async ({ remote }) => (await remote.colleague()).pushCommit(),
  'a tag on another commit': ({ repository }) => repository.tag('v1.1.0', { at: 'HEAD~1' }),
  'branch and tag of one name': ({ repository }) => repository.git('branch', 'v1.1.0'),
  'merge in progress': async ({ repository }) => {
    await repository.git('checkout', '-q', '-b', 'other', 'HEAD~1');
    await repository.commit('feat: other', { 'README.md': 'other\n' });
    await repository.git('checkout', '-q', 'main');
    await repository.commit('feat: mine', { 'README.md': 'mine\n' });
    expectConflict(await repository.tryGit('merge', 'other'));
  },
  'rebase in progress': async ({ repository }) => {
    await repository.git('checkout', '-q', '-b', 'other', 'HEAD~1');
    await repository.commit('feat: other', { 'README.md': 'other\n' });
    await repository.git('checkout', '-q', 'main');
    await repository.commit('feat: mine', { 'README.md': 'mine\n' });
    expectConflict(await repository.tryGit('rebase', 'other'));
  },
  'index.lock': ({ repository }) => repository.write({ '.git/index.lock': '' }),
  'a manifest that does not parse': ({ repository }) =>
    repository.commit('fix: break', { 'package.json': '{ "name": "x",, }\n' }),
  'a manifest with CRLF': async ({ repository }) => {
    const text = await repository.git('show', 'HEAD:package.json');
    await repository.commit('chore: carriage returns', { 'package.json': `${text}\n`.replaceAll('\n', '\r\n') });
  },
  'a name with a newline': ({ repository }) => repository.commit('feat: odd', { 'odd\nname.txt': 'odd\n' }),
  'a big file': async ({ repository }) => {
    await repository.write({ 'big.bin': '' });
    await truncate(repository.at('big.bin'), BIG_BYTES);
    await repository.git('add', 'big.bin');
    await repository.git('commit', '-q', '-m', 'feat: big');
  },
  'a nested repository': async ({ repository }) => {
    const nested = await createRepository(repository.lab, 'project/nested');
    await nested.commit('feat: inside', { 'inside.txt': 'inside\n' });
  },
  'a submodule': async ({ repository, remote }) => {
    await repository.git('-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', remote.path, 'part');
    await repository.git('commit', '-q', '-m', 'feat: take a part in');
  },
  'pointers of big files': ({ repository }) =>
    repository.commit('feat: pictures elsewhere', {
      '.gitattributes': '*.png filter=lfs diff=lfs merge=lfs -text\n',
      'picture.png': `version https://git-lfs.github.com/spec/v1\noid sha256:${'a'.repeat(64)}\nsize 12345\n`,
    }),
  'a staged .env': async ({ repository }) => {
    await repository.write({ '.env': 'TOKEN=not-a-real-one\n' });
    await repository.git('add', '-f', '.env');
  },
  'changes that are not committed': ({ repository }) => repository.write({ 'README.md': 'mine\n', 'new.txt': 'new\n' }),
  'a commit from the future': async ({ repository }) => {
    const tomorrow = new Date(Date.now() + DAY_MS).toISOString();
    const env = { GIT_AUTHOR_DATE: tomorrow, GIT_COMMITTER_DATE: tomorrow };
    const args = ['commit', '-q', '--allow-empty', '-m', 'feat: arrive early'];
    await repository.lab.run('git', args, { cwd: repository.path, env });
  },
} satisfies Readonly<Record<string, (fixture: Fixture) => Promise<unknown>>>;

export type Trouble = keyof typeof TROUBLES;

/** Brings a repository into trouble. */
export async function makeTrouble(fixture: Fixture, trouble: Trouble): Promise<void> {
  await TROUBLES[trouble](fixture);
}

/** A clone that has the last commits only. */
export async function shallowClone({ repository, remote }: Fixture, depth = 1): Promise<string> {
  const path = repository.lab.at('shallow');
  await repository.lab.run('git', ['clone', '-q', `--depth=${depth}`, `file://${remote.path}`, path]);
  return path;
}

function expectConflict({
  code,
  stdout,
  stderr,
}: {
  readonly code: unknown;
  readonly stdout: string;
  readonly stderr: string;
}): void {
  if (code !== 1 || !stdout.includes('CONFLICT'))
    throw new Error(`no conflict, but ${String(code)}: ${stdout}${stderr}`);
}
