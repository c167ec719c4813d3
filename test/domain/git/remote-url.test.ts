import { expect, test } from 'vitest';

import { gitHubRepository, splitUpstream, withoutCredentials } from '#domain/git/remote-url.ts';

test.each([
  ['git@github.com:ana-dev/api.git', 'ana-dev', 'api'],
  ['https://github.com/ana-dev/api', 'ana-dev', 'api'],
  ['https://token@github.com/ana-dev/api.git/', 'ana-dev', 'api'],
  ['ssh://git@ssh.github.com:443/ana-dev/a.b.git', 'ana-dev', 'a.b'],
  ['git://github.com/ana-dev/api.git', 'ana-dev', 'api'],
])('%s is on GitHub', (url, owner, name) => {
  expect(gitHubRepository(url)).toEqual({ owner, name });
});

test.each([
  'https://gitlab.com/ana/api.git',
  'https://github.com.example.org/ana/api',
  'https://example.org/github.com/ana/api',
  '/srv/git/github.com/ana/api.git',
  'https://github.com/ana',
  'https://github.com/ana/api/extra',
  '',
])('%s is not', (url) => {
  expect(gitHubRepository(url)).toBeNull();
});

test.each([
  ['https://ghp_secret@github.com/a/b', 'https://github.com/a/b'],
  ['https://ana:p@ss@example.org/a', 'https://example.org/a'],
  ['ssh://git@example.org/a', 'ssh://git@example.org/a'],
  ['ssh://ana:secret@example.org/a', 'ssh://ana@example.org/a'],
  ['git@github.com:a/b.git', 'git@github.com:a/b.git'],
  ["unable to access 'https://x:y@h/a': no", "unable to access 'https://h/a': no"],
])('%s loses what may be secret', (text, expected) => {
  expect(withoutCredentials(text)).toBe(expected);
});

test('an upstream is split at the longest remote that fits', () => {
  expect(splitUpstream('origin/feature/x', ['origin', 'up'])).toEqual({
    remote: 'origin',
    ref: 'refs/heads/feature/x',
  });
  expect(splitUpstream('team/a/main', ['team', 'team/a'])).toEqual({ remote: 'team/a', ref: 'refs/heads/main' });
  expect(splitUpstream('main', ['origin'])).toBeNull();
});
