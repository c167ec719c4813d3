import { appendFile, chmod, utimes } from 'node:fs/promises';

import { expect, test } from 'vitest';

import { createFixture, type Fixture } from '../support/lab/fixture.ts';
import { Lab } from '../support/lab/lab.ts';
import { npmPackage } from '../support/lab/projects.ts';
import { worldDifference, worldPrint } from '../support/lab/world-print.ts';

const print = ({ repository, remote }: Fixture, documents = {}) =>
  worldPrint({ repositories: [repository.path], remotes: [remote.path], documents });

const ODD = { 'odd\nname é.txt': 'odd\n', link: { link: 'odd' }, 'tool.sh': { executable: '#!/bin/sh\n' } } as const;

async function world(lab: Lab): Promise<Fixture> {
  const fixture = await createFixture(lab, { ...npmPackage(), ...ODD });
  await fixture.repository.write({ '.env.test': 'A=1\n', 'dist/big.js': 'x'.repeat(1000) });
  return fixture;
}

/** Every change that must be seen, and what of it the difference shows. */
const SEEN: Readonly<Record<string, readonly [(fixture: Fixture) => Promise<unknown>, string]>> = {
  'a tag': [({ repository }) => repository.tag('x', { lightweight: true }), '+ PATH ref refs/tags/x'],
  'another HEAD': [
    ({ repository }) => repository.git('checkout', '-q', '--detach'),
    '- PATH HEAD: ref: refs/heads/main',
  ],
  configuration: [({ repository }) => repository.git('config', 'a.b', 'c'), 'PATH git "config"'],
  'a hook': [
    ({ repository }) => repository.hook('pre-push', 'exit 0'),
    '+ PATH git "hooks/pre-push": 100755 "#!/bin/sh',
  ],
  'a staged file': [({ repository }) => repository.git('add', '-f', '.env.test'), '+ PATH index ".env.test" 0: 100644'],
  'something to be added': [({ repository }) => repository.git('add', '-N', '-f', '.env.test'), ' 20000000'],
  'a flag': [({ repository }) => repository.git('update-index', '--assume-unchanged', 'README.md'), '8000'],
  'a lock': [({ repository }) => repository.write({ '.git/index.lock': '' }), '+ PATH git "index.lock"'],
  'a merge': [({ repository }) => repository.write({ '.git/MERGE_HEAD': 'x\n' }), '+ PATH git "MERGE_HEAD"'],
  'a working tree': [({ repository }) => repository.git('worktree', 'add', '-q', '../w'), '+ PATH worktree: worktree'],
  'an ignored file': [
    ({ repository }) => repository.write({ '.env.test': 'A=2\n' }),
    '+ PATH file ".env.test": 100644 "A=2',
  ],
  'a byte of a big file': [
    ({ repository }) => appendFile(repository.at('dist/big.js'), 'y'),
    '+ PATH file "dist/big.js": 100644 1001',
  ],
  'a mode': [({ repository }) => chmod(repository.at('README.md'), 0o755), '+ PATH file "README.md": 100755'],
  'a link': [({ repository }) => repository.write({ link: { link: 'other' } }), '+ PATH file "link": link to "other"'],
  'an odd name': [
    ({ repository }) => repository.write({ [Object.keys(ODD)[0]!]: null }),
    String.raw`- PATH file "odd\nname`,
  ],
  'an empty folder': [({ repository }) => repository.write({ 'new/x': null }), '+ PATH file "new": empty folder'],
  'a remote ref': [({ remote }) => remote.git('update-ref', 'refs/heads/x', 'main'), '+ REMOTE ref refs/heads/x'],
  'a remote hook': [({ remote }) => remote.refuse('tag'), '+ REMOTE git "hooks/update"'],
};

test.for(Object.entries(SEEN))('%s is seen', async ([, [change, shown]]) => {
  await using lab = new Lab();
  const fixture = await world(lab);
  const before = await print(fixture);
  await change(fixture);
  const difference = worldDifference(before, await print(fixture));
  expect(difference).toContain(shown.replace('PATH', fixture.repository.path).replace('REMOTE', fixture.remote.path));
  expect(difference.split('\n').length).toBeLessThan(5);
});

test('objects, reflogs, cached times and packing are exempt', async () => {
  await using lab = new Lab();
  const fixture = await world(lab);
  const { repository } = fixture;
  const before = await print(fixture);
  await repository.commit('feat: gone again', { 'gone.txt': 'x' });
  await repository.git('reset', '-q', '--hard', 'HEAD~1');
  await utimes(repository.at('README.md'), 1, 1);
  await repository.git('status');
  await repository.git('pack-refs', '--all');
  await repository.git('gc', '-q');
  const after = await print(fixture);
  expect(worldDifference(before, after)).toBe('');
  expect(after).toBe(before);
});

test('documents are compared by what they say, not by the order of their keys', async () => {
  await using lab = new Lab();
  const fixture = await world(lab);
  const one = await print(fixture, { parcel: () => Promise.resolve({ a: 1, b: [{ d: 1, c: 2 }] }) });
  const same = await print(fixture, { parcel: () => Promise.resolve({ b: [{ c: 2, d: 1 }], a: 1 }) });
  const other = await print(fixture, { parcel: () => Promise.resolve({ a: 1, b: [{ d: 1, c: 3 }] }) });
  expect(worldDifference(one, same)).toBe('');
  expect(worldDifference(one, other)).toContain('document parcel');
});
