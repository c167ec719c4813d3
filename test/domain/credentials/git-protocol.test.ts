import { describe, expect, it } from 'vitest';

import { credentialForGit, gitAnswer, gitAsks, gitHostOf } from '#domain/credentials/git-protocol.ts';

import { recordWith } from '../../support/credentials/record.ts';

const asks = (lines: string) => gitAsks(`${lines}\n\n`);
const ALL = [
  recordWith(),
  recordWith({ name: 'github/acme', rule: 'owner:acme' }),
  recordWith({ name: 'github/work', rule: 'path:/home/ana/work' }),
  recordWith({ name: 'github/ghe', baseUrl: 'https://git.example.com/api/v3' }),
  recordWith({ name: 'forge/main', provider: 'http', baseUrl: 'https://forge.example:8443/api/user' }),
  recordWith({ name: 'plain/main', provider: 'http', baseUrl: 'http://plain.example/' }),
  recordWith({ name: 'npm/main', provider: 'npm' }),
];
const chosen = (lines: string, folder = '/srv') => credentialForGit(ALL, asks(lines), folder)?.name ?? null;

describe('what git is answered', () => {
  it.each([
    ['protocol=https\nhost=github.com', 'github/main'],
    ['protocol=https\nhost=GitHub.com\npath=Acme/api.git', 'github/acme'],
    ['protocol=https\nhost=github.com\npath=other/api.git', 'github/main'],
    ['protocol=https\nhost=git.example.com', 'github/ghe'],
    ['protocol=https\nhost=forge.example:8443', 'forge/main'],
    ['protocol=https\nhost=forge.example', null],
    ['protocol=http\nhost=github.com', null],
    ['protocol=http\nhost=plain.example', null],
    ['protocol=https\nhost=plain.example', null],
    ['protocol=https\nhost=github.com.evil.example', null],
    ['protocol=https\nhost=registry.npmjs.org', null],
    ['host=github.com', null],
    ['', null],
  ])('%j: %j', (lines, name) => {
    expect(chosen(lines)).toBe(name);
  });

  it('chooses by the folder it is asked in', () => {
    expect(chosen('protocol=https\nhost=github.com', '/home/ana/work/api')).toBe('github/work');
  });

  it('reads an address, ends at the empty line, and leaves out what it does not know', () => {
    expect(gitAsks('url=https://github.com/acme/api.git\ncapability[]=authtype\n\nhost=evil.example\n')).toEqual({
      protocol: 'https',
      host: 'github.com',
      path: 'acme/api.git',
      username: null,
      password: null,
    });
  });

  it('knows which host a value belongs to', () => {
    expect(gitHostOf({ provider: 'github', baseUrl: 'https://api.github.com' })).toBe('github.com');
    expect(gitHostOf({ provider: 'http', baseUrl: null })).toBeNull();
  });

  it('keeps the user name that git has', () => {
    expect(gitAnswer(asks('username=ana'), null, 'v')).toBe('username=ana\npassword=v\n');
    expect(gitAnswer(asks(''), null, 'v')).toBe('username=x-access-token\npassword=v\n');
    expect(gitAnswer(asks(''), 'ben', 'v')).toBe('username=ben\npassword=v\n');
  });
});
