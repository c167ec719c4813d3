import { expect, test } from 'vitest';

import { parseLog } from '#domain/git/log-records.ts';

const HASH = 'a'.repeat(40);
const record = (message: string, mark = '>', parents = HASH) => `${mark}${HASH} ${parents}\0${message}\0`;

test.each([
  ['feat: x\n', 'feat: x', ''],
  ['feat: x\n\nbody\n', 'feat: x', 'body'],
  ['feat: x\ndirectly below\n', 'feat: x', 'directly below'],
  ['feat: x\r\n\r\nbody\r\nmore\r\n', 'feat: x', 'body\r\nmore'],
  ['feat: x\n\n\n  indented\n\nend\n\n', 'feat: x', '  indented\n\nend'],
  ['\n\nfeat: x\n', 'feat: x', ''],
  ['', '', ''],
])('%o is a subject and a body', (message, subject, body) => {
  expect(parseLog(record(message)).commits).toEqual([{ hash: HASH, parents: [HASH], subject, body }]);
});

test('keeps the order, the parents and what lies below', () => {
  const text = `${record('below', '-')}${record('root', '>', '')}${record('merge', '>', `${HASH} ${HASH}`)}`;
  const { commits, boundary } = parseLog(text);
  expect(commits.map(({ subject, parents }) => [subject, parents.length])).toEqual([
    ['root', 0],
    ['merge', 2],
  ]);
  expect(boundary).toEqual([HASH]);
});

test('leaves half a commit out', () => {
  expect(parseLog(`${record('whole')}>${HASH} ${HASH}`).commits).toHaveLength(1);
  expect(parseLog('')).toEqual({ commits: [], boundary: [] });
});
