import { expect, test } from 'vitest';

import { createFixture } from '../support/lab/fixture.ts';
import { Lab } from '../support/lab/lab.ts';
import { npmPackage } from '../support/lab/projects.ts';
import { makeTrouble, shallowClone, type Trouble, TROUBLES } from '../support/lab/troubles.ts';

/** What git itself says about each trouble: a question, and what its answer holds. */
const SIGNS: Readonly<Record<Trouble, readonly [question: string, answer: RegExp]>> = {
  'detached head': ['status', /^HEAD detached at/],
  'no upstream': ['rev-parse @{upstream}', /no upstream configured for branch 'main'/],
  'no remote': ['remote', /^$/],
  'several remotes': ['remote', /^origin\nsecond\n$/],
  'no commits': ['status', /No commits yet/],
  'behind the remote': ['fetch --dry-run', /main +-> origin\/main/],
  'a tag on another commit': ['describe HEAD', /^v1\.1\.0-1-g/],
  'branch and tag of one name': ['branch --list v1.1.0', /^ {2}v1\.1\.0\n$/],
  'merge in progress': ['status', /You have unmerged paths/],
  'rebase in progress': ['status', /^interactive rebase in progress/],
  'index.lock': ['add README.md', /index\.lock': File exists/],
  'a manifest that does not parse': ['show HEAD:package.json', /,,/],
  'a manifest with CRLF': ['ls-files --eol package.json', /^i\/crlf/],
  'a name with a newline': ['ls-files', /"odd\\nname\.txt"/],
  'a big file': ['cat-file -s HEAD:big.bin', /^104857601\n$/],
  'a nested repository': ['status --porcelain', /^\?\? nested\/\n$/],
  'a submodule': ['ls-files --stage part', /^160000 /],
  'pointers of big files': ['check-attr filter picture.png', /filter: lfs/],
  'a staged .env': ['status --porcelain', /^A {2}\.env\n$/],
  'changes that are not committed': ['status --porcelain', /^ M README\.md\n\?\? new\.txt\n$/],
  'a commit from the future': ['log -1 --format=%cr', /in the future/],
};

test.for(Object.keys(TROUBLES) as Trouble[])('%s', async (trouble) => {
  await using lab = new Lab();
  const fixture = await createFixture(lab, npmPackage());
  await makeTrouble(fixture, trouble);
  const [question, answer] = SIGNS[trouble];
  const { stdout, stderr } = await fixture.repository.tryGit(...question.split(' '));
  expect(stdout + stderr).toMatch(answer);
});

test('a shallow clone knows no tag', async () => {
  await using lab = new Lab();
  const fixture = await createFixture(lab, npmPackage());
  const cwd = await shallowClone(fixture);
  expect(await lab.run('git', ['rev-parse', '--is-shallow-repository'], { cwd })).toBe('true');
  expect(await lab.run('git', ['tag'], { cwd })).toBe('');
});
