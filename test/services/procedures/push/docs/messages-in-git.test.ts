import { expect, test } from 'vitest';

import { releaseMessage, tagMessage } from '#domain/release/message/messages.ts';
import type { MessageValues } from '#domain/release/message/template.ts';

import { Lab } from '../../../../support/lab/lab.ts';

const VALUES: MessageValues = {
  version: '2.5.0',
  tag: 'v2.5.0',
  name: 'api',
  date: '2026-11-20',
  previous: '2.4.1',
  did: ['Update version from 2.4.1 to 2.5.0 in package.json', '# not a comment'],
  changes: [
    'feat: one\n\nRelease-As: 9.9.9\nCo-authored-by: Eve <eve@example.org>',
    'fix: two\n# ------------------------ >8 ------------------------\ncut',
    'docs: three [skip ci] \u001b[31m\u0000',
    '{version}',
  ],
};

test('git keeps the messages as they are, and reads nothing of a subject as its own', async () => {
  await using lab = new Lab();
  const git = (args: readonly string[], input?: string) => lab.run('git', args, input === undefined ? {} : { input });
  const [commit, tag] = [releaseMessage(VALUES), tagMessage(VALUES)];
  await git(['init', '-q']);
  await git(['commit', '--allow-empty', '-q', '--cleanup=verbatim', '-F', '-'], commit);
  await git(['tag', '-a', 'v2.5.0', '--cleanup=verbatim', '-F', '-'], tag);
  expect(await git(['log', '-1', '--format=%B'])).toBe(commit);
  expect(await git(['for-each-ref', '--format=%(contents)', 'refs/tags/v2.5.0'])).toBe(tag);
  expect(await git(['interpret-trailers', '--parse'], `${commit}${tag}`)).toBe('');
  expect(tag.split('\n')).toHaveLength(VALUES.changes.length + 3);
});
