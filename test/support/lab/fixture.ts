import type { FileSet } from './files.ts';
import { importedCommit, importedTag } from './import-stream.ts';
import type { Lab } from './lab.ts';
import { createRemote, type Remote } from './remote.ts';
import { Repository } from './repository.ts';

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

/**
 * A project with a bare remote by path: one commit with the files, tagged and pushed, tracked as `origin/main`. It is
 * written in one go and cloned, because starting git a dozen times is what a test would spend its time with.
 */
export async function createFixture(
  lab: Lab,
  files: FileSet,
  { name = 'project', tag = 'v1.0.0', commits = ['feat: add something new'] }: FixtureOptions = {},
): Promise<Fixture> {
  const remote = await createRemote(lab, `${name}.git`);
  const story = [
    importedCommit('chore: begin', files, lab.nextDate()),
    ...(tag === null ? [] : [importedTag(tag, lab.nextDate())]),
    ...commits.map((message, index) =>
      importedCommit(message, { [`changes/${index + 1}.txt`]: `${message}\n` }, lab.nextDate()),
    ),
    Buffer.from('done\n'),
  ];
  await lab.run('git', ['fast-import', '--quiet', '--done'], { cwd: remote.path, input: Buffer.concat(story) });
  await lab.run('git', ['clone', '-q', remote.path, lab.at(name)]);
  return { repository: new Repository(lab, lab.at(name)), remote };
}
