import { expect, test } from 'vitest';

import { blockedBy, withoutAllowed } from '#domain/release/secrets/blocked.ts';
import type { ScanFinding } from '#domain/release/secrets/finding.ts';

const PRINT = '0123456789abcdef'.repeat(4);

function finding(change: Partial<ScanFinding> = {}): ScanFinding {
  return {
    place: { in: 'tree', path: 'a.txt', line: 3 },
    rule: 'github-token',
    what: 'a GitHub token',
    fingerprint: PRINT,
    severity: 'stop',
    kind: 'secret',
    ...change,
  };
}

test('warnings block nothing, and everything else does with exit 6', () => {
  expect(blockedBy([])).toBeNull();
  expect(blockedBy([finding({ severity: 'warn' })])).toBeNull();
  expect(blockedBy([finding({ severity: 'ask', kind: 'file' })])).toMatchObject({
    code: 'file-refused',
    exit: 'secretFound',
  });
  expect(blockedBy([finding()])).toMatchObject({
    code: 'secret-found',
    exit: 'secretFound',
    message: 'A GitHub token is at a.txt, line 3 (github-token). Nothing is released.',
    hint: expect.stringContaining('push.allow: 0123456789abcdef') as string,
  });
});

test('secrets are told first, and not too many places', () => {
  const file = finding({ kind: 'file', severity: 'ask', rule: 'large-file', what: 'a file of 60 MB' });
  const many = Array.from({ length: 7 }, (_, line) => finding({ place: { in: 'tree', path: 'b.txt', line } }));
  const error = blockedBy([file, ...many]);
  expect(error?.message).toMatch(/^A GitHub token is at b\.txt, line 0 .* And 3 more\. Nothing is released\.$/);
  expect(error?.message).not.toContain('60 MB');
});

test('what is in commits already is to be rewritten, from the first on', () => {
  const commit = 'c'.repeat(40);
  expect(blockedBy([finding(), finding({ place: { in: 'commit', path: 'b', commit } })])?.hint).toContain(
    `git rebase -i ${commit}^`,
  );
  expect(blockedBy([finding({ place: { in: 'message', path: '' } })])?.hint).not.toContain('rebase');
});

test('sixteen digits of a fingerprint allow a finding, fewer do not, and a huge file is never allowed', () => {
  const huge = finding({ rule: 'large-file', kind: 'file' });
  expect(withoutAllowed([finding()], [PRINT.slice(0, 16)]).findings).toEqual([]);
  expect(withoutAllowed([finding()], [PRINT]).allowed).toHaveLength(1);
  expect(withoutAllowed([finding()], [PRINT.slice(0, 15), '', 'f'.repeat(64)]).findings).toHaveLength(1);
  expect(withoutAllowed([huge], [PRINT]).findings).toEqual([huge]);
  expect(withoutAllowed([{ ...huge, severity: 'ask' }], [PRINT]).findings).toEqual([]);
});
