import { describe, expect, test } from 'vitest';

import { parseConfig } from '#domain/git/config.ts';
import { kindOfUrl, pushTarget, remotesIn } from '#domain/git/remotes.ts';

const of = (settings: Readonly<Record<string, string>>) =>
  parseConfig(
    Object.entries(settings)
      .map(([key, value]) => `${key}\n${value}\0`)
      .join(''),
  );

test.each([
  ['/srv/x.git', 'path'],
  ['../x.git', 'path'],
  ['C:\\x', 'path'],
  ['file:///srv/x.git', 'file'],
  ['https://example.org/x', 'https'],
  ['HTTP://example.org/x', 'http'],
  ['git@example.org:x/y.git', 'ssh'],
  ['example.org:x', 'ssh'],
  ['ssh://git@example.org:22/x', 'ssh'],
  ['git+ssh://example.org/x', 'ssh'],
  ['git://example.org/x', 'git'],
  ['ext::sh -c x', 'other'],
  ['s3://bucket/x', 'other'],
])('%s is %s', (url, kind) => {
  expect(kindOfUrl(url)).toBe(kind);
});

describe('remotes are shown as they are pushed to', () => {
  test('without a password or token', () => {
    const [remote] = remotesIn(of({ 'remote.origin.url': 'https://ana:s3cret@github.com/me/x.git' }));
    expect(remote).toEqual({
      name: 'origin',
      url: 'https://github.com/me/x.git',
      kind: 'https',
      hasCredentials: true,
      github: { owner: 'me', name: 'x' },
    });
  });

  test.each([
    ['the push address', { 'remote.o.url': '/a', 'remote.o.pushurl': '/b' }, '/b'],
    ['insteadOf', { 'remote.o.url': 'me:x', 'url.ssh://git@example.org/.insteadof': 'me:' }, 'ssh://git@example.org/x'],
    [
      'the longest beginning',
      { 'remote.o.url': 'me:x/y', 'url./short/.insteadof': 'me:', 'url./long/.insteadof': 'me:x/' },
      '/long/y',
    ],
    [
      'pushInsteadOf before insteadOf',
      { 'remote.o.url': 'me:x', 'url./pull/.insteadof': 'me:', 'url./push/.pushinsteadof': 'me:' },
      '/push/x',
    ],
    [
      'no pushInsteadOf for a push address',
      { 'remote.o.url': '/a', 'remote.o.pushurl': 'me:x', 'url./push/.pushinsteadof': 'me:' },
      'me:x',
    ],
    ['a name with dots', { 'remote.my.own.url': '/a' }, '/a'],
  ])('%s', (_name, settings, url) => {
    expect(remotesIn(of(settings)).map((remote) => remote.url)).toEqual([url]);
  });
});

describe('where a branch goes', () => {
  const two = ['origin', 'mine'];

  test.each<readonly [string, Record<string, string>, readonly string[], string | null, object | null]>([
    ['a person says', {}, two, 'mine', { remote: 'mine', ref: 'refs/heads/main', because: 'named' }],
    [
      'the branch says',
      { 'branch.main.pushremote': 'mine', 'branch.main.remote': 'origin' },
      two,
      null,
      { remote: 'mine' },
    ],
    [
      'the repository says',
      { 'remote.pushdefault': 'mine', 'branch.main.remote': 'origin' },
      two,
      null,
      { remote: 'mine' },
    ],
    [
      'its upstream says, under its name there',
      { 'branch.main.remote': 'mine', 'branch.main.merge': 'refs/heads/master' },
      two,
      null,
      { remote: 'mine', ref: 'refs/heads/master', because: 'the branch follows it' },
    ],
    ['there is only one', {}, ['elsewhere'], null, { remote: 'elsewhere', because: 'the only remote' }],
    ['one is called origin', {}, two, null, { remote: 'origin' }],
    ['nobody says', {}, ['a', 'b'], null, null],
    ['it follows a local branch', { 'branch.main.remote': '.' }, ['a', 'b'], null, null],
    ['somebody says one that is not there', {}, two, 'gone', null],
    ['there is none', {}, [], null, null],
  ])('%s', (_name, settings, remotes, named, wanted) => {
    expect({ target: pushTarget(of(settings), 'main', remotes, named) }).toMatchObject({ target: wanted });
  });

  test('nowhere from a detached HEAD', () => {
    expect(pushTarget(of({}), null, ['origin'], 'origin')).toBeNull();
  });
});
