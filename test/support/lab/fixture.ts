import type { FileSet } from './files.ts';
import type { Lab } from './lab.ts';
import { createRemote, type Remote } from './remote.ts';
import { createRepository, type Repository } from './repository.ts';

export interface Fixture {
  readonly repository: Repository;
  readonly remote: Remote;
}

export interface FixtureOptions {
  readonly name?: string;
  /** The tag of the first commit; null for none. */
  readonly tag?: string | null;
  /** Commits since that tag, oldest first, pushed too. */
  readonly commits?: readonly string[];
}

/** A project with a bare remote by path: one commit with the files, tagged and pushed, tracked as `origin/main`. */
export async function createFixture(
  lab: Lab,
  files: FileSet,
  { name = 'project', tag = 'v1.0.0', commits = ['feat: add something new'] }: FixtureOptions = {},
): Promise<Fixture> {
  const remote = await createRemote(lab, `${name}.git`);
  const repository = await createRepository(lab, name);
  await repository.git('remote', 'add', 'origin', remote.url);
  await repository.commit('chore: begin', files);
  if (tag !== null) await repository.tag(tag);
  for (const [index, message] of commits.entries())
    await repository.commit(message, { [`changes/${index + 1}.txt`]: `${message}\n` });
  await repository.git('push', '-q', '-u', 'origin', 'main', ...(tag === null ? [] : [`refs/tags/${tag}`]));
  return { repository, remote };
}
