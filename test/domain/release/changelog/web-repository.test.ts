import { expect, test } from 'vitest';

import { commitUrl, compareUrl, tagUrl, webRepository } from '#domain/release/changelog/web-repository.ts';

test.each([
  ['git@github.com:ana-dev/api.git', 'github', 'https://github.com/ana-dev/api'],
  ['https://ana:ghp_secret@github.com/ana-dev/api.git', 'github', 'https://github.com/ana-dev/api'],
  ['ssh://git@ssh.github.com:443/ana-dev/api.git', 'github', 'https://github.com/ana-dev/api'],
  ['https://gitlab.com/group/sub/api.git/', 'gitlab', 'https://gitlab.com/group/sub/api'],
  ['ssh://git@gitlab.example.org:2222/group/api', 'gitlab', 'https://gitlab.example.org/group/api'],
  ['http://gitlab.example.org:8080/group/api', 'gitlab', 'http://gitlab.example.org:8080/group/api'],
  ['git@bitbucket.org:ana/api.git', 'bitbucket', 'https://bitbucket.org/ana/api'],
  ['git@codeberg.org:ana/api.git', 'gitea', 'https://codeberg.org/ana/api'],
])('%s has pages', (remote, host, url) => {
  expect(webRepository(remote)).toEqual({ host, url });
});

test.each([
  '/srv/git/api.git',
  'file:///srv/git/api.git',
  'https://git.example.org/ana/api',
  'https://github.com.example.org/ana/api',
  'git@github.com:api',
  'https://github.com/ana/api)](javascript:x',
  'https://github.com/../../etc',
  'C:/github.com/ana',
  '',
])('%s has none that are known', (remote) => {
  expect(webRepository(remote)).toBeNull();
});

const at = (host: 'github' | 'gitlab' | 'bitbucket' | 'gitea') => ({ host, url: 'https://x.org/a/b' });

test.each([
  ['github', 'compare/v1...v2', 'releases/tag/v2', 'commit/abc'],
  ['gitlab', '-/compare/v1...v2', '-/tags/v2', '-/commit/abc'],
  ['bitbucket', 'branches/compare/v2%0Dv1', 'src/v2', 'commits/abc'],
  ['gitea', 'compare/v1...v2', 'releases/tag/v2', 'commit/abc'],
] as const)('pages of %s', (host, compare, tag, commit) => {
  expect(compareUrl(at(host), 'v1', 'v2')).toBe(`https://x.org/a/b/${compare}`);
  expect(compareUrl(at(host), null, 'v2')).toBe(`https://x.org/a/b/${tag}`);
  expect(tagUrl(at(host), 'v2')).toBe(`https://x.org/a/b/${tag}`);
  expect(commitUrl(at(host), 'abc')).toBe(`https://x.org/a/b/${commit}`);
});

test('a tag of a scoped package cannot break out of a link', () => {
  expect(tagUrl(at('github'), '@ana/api@1.0.0)')).toBe('https://x.org/a/b/releases/tag/%40ana/api%401.0.0%29');
});
