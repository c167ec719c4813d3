import fc from 'fast-check';
import { expect, test } from 'vitest';

import { parseStatusV2 } from '#domain/git/status-v2.ts';

const HASH = 'a'.repeat(40);
const name = fc.string({ unit: 'binary', minLength: 1 }).filter((text) => !text.includes('\0'));
const record = fc.oneof(
  name.map((path) => ({ kind: 'changed', text: `1 .M N... 100644 100644 100644 ${HASH} ${HASH} ${path}\0` })),
  fc.tuple(name, name).map(([path, old]) => ({
    kind: 'changed',
    text: `2 R. N... 100644 100644 100644 ${HASH} ${HASH} R90 ${path}\0${old}\0`,
  })),
  name.map((path) => ({
    kind: 'conflicts',
    text: `u UU N... 100644 100644 100644 100644 ${HASH} ${HASH} ${HASH} ${path}\0`,
  })),
  name.map((path) => ({ kind: 'untracked', text: `? ${path}\0` })),
  name.map((path) => ({ kind: 'ignored', text: `! ${path}\0` })),
);

test('every record is counted once, whatever stands in a name', () => {
  fc.assert(
    fc.property(fc.array(record), (records) => {
      const { changed, untracked, conflicts } = parseStatusV2(records.map(({ text }) => text).join(''));
      const count = (kind: string) => records.filter((one) => one.kind === kind).length;
      expect([changed, untracked, conflicts]).toEqual([count('changed'), count('untracked'), count('conflicts')]);
    }),
  );
});

test('headers are read, and headers of later versions ignored', () => {
  const text = [
    `# branch.oid ${HASH}`,
    '# branch.head a b',
    '# branch.upstream o/a b',
    '# branch.ab +12 -3',
    '# stash 4',
    '# later x',
    '',
  ];
  expect(parseStatusV2(text.join('\0'))).toEqual({
    branch: 'a b',
    commit: HASH,
    upstream: 'o/a b',
    ahead: 12,
    behind: 3,
    changed: 0,
    untracked: 0,
    conflicts: 0,
    stashes: 4,
    brokenHead: false,
  });
});

test('an upstream that is gone leaves no distance', () => {
  const text = `# branch.oid ${HASH}\0# branch.head main\0# branch.upstream origin/main\0`;
  expect(parseStatusV2(text)).toMatchObject({ upstream: 'origin/main', ahead: null, behind: null });
});

test('detached, before the first commit and broken are told apart', () => {
  const of = (oid: string, head: string) => parseStatusV2(`# branch.oid ${oid}\0# branch.head ${head}\0`);
  expect(of(HASH, '(detached)')).toMatchObject({ branch: null, commit: HASH, brokenHead: false });
  expect(of('(initial)', 'main')).toMatchObject({ branch: 'main', commit: null, brokenHead: false });
  expect(of('(initial)', '(unknown)')).toMatchObject({ branch: null, commit: null, brokenHead: true });
});
