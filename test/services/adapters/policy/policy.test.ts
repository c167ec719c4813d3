import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

import { afterAll, beforeEach, expect, test } from 'vitest';

import { lacksAdmin } from '../../../support/privileged.ts';

const WHOAMI = resolve('test/support/audit/whoami.ts');
const NOBODY = 'setpriv --reuid=65534 --regid=65534 --groups=4001';

const folder = mkdtempSync(join(tmpdir(), 'cpm-policy-'));
afterAll(() => rmSync(folder, { recursive: true }));

interface Said {
  readonly role: string;
  readonly why: string;
  readonly file: string | null;
  readonly refused: string | null;
  readonly recorded: readonly string[];
}

/** Root prepares /etc/cpm-console as it is seen in a mount namespace of its own; then somebody asks. */
function ask(prepare: string, permission: string, as = NOBODY): Said {
  const script = [
    'set -e',
    'mkdir -p "$PLACE" && mount -t tmpfs -o mode=755 test "$PLACE"',
    'mount --bind "$PLACE" /etc/cpm-console',
    prepare,
    `exec ${as} "$NODE" --no-warnings "$WHOAMI" ${permission}`,
  ].join('\n');
  const env = {
    PATH: process.env['PATH'] ?? '',
    NODE: process.execPath,
    WHOAMI,
    PLACE: join(folder, 'place'),
    ETC: join(folder, 'etc'),
  };
  return JSON.parse(execFileSync('unshare', ['-m', 'sh', '-c', withEtc(script)], { env, encoding: 'utf8' })) as Said;
}

/** /etc itself is laid over, so that a folder can be made in it without leaving one behind. */
const withEtc = (script: string): string =>
  [
    'mkdir -p $ETC && mount -t tmpfs test $ETC',
    'mkdir $ETC/up $ETC/work && cp -a /etc $ETC/copy',
    'mount --bind $ETC/copy /etc && mkdir -p /etc/cpm-console',
    script,
  ].join('\n');

const policy = (text: string): string => `printf '%s' '${text}' > /etc/cpm-console/policy.json`;

beforeEach((context) => {
  const why = lacksAdmin() ?? (existsSync('/usr/bin/setpriv') ? null : 'needs setpriv');
  if (why !== null) context.skip(why);
});

test('without a policy file a person is the admin of their own data', () => {
  expect(ask('rm -f /etc/cpm-console/policy.json', 'audit.read')).toEqual({
    role: 'admin',
    why: 'no policy file: you answer for your own data',
    file: null,
    refused: null,
    recorded: [],
  });
});

test('a group of the system gives a role, and what that has not is refused and recorded', () => {
  const said = ask(policy('{"admin": ["user:ana"], "developer": ["group:4001"]}'), 'audit.read');
  expect(said).toMatchObject({ role: 'developer', why: 'group:4001', recorded: ['permission_denied service:api'] });
  expect(said.refused).toContain('audit.read');
  expect(ask(policy('{"developer": ["group:4001"]}'), 'service.control').refused).toBeNull();
});

test('who is not named may only look', () => {
  expect(ask(policy('{"admin": ["user:ana"]}'), 'service.control')).toMatchObject({
    role: 'viewer',
    why: '/etc/cpm-console/policy.json does not name you',
    refused: expect.stringContaining('service.control') as string,
  });
});

test.each([
  ['chown 65534 /etc/cpm-console/policy.json', 'it belongs to user 65534, not to root'],
  ['chmod 664 /etc/cpm-console/policy.json', 'it can be written by others than root'],
  ['chmod 777 /etc/cpm-console', 'its folder can be written by others than root'],
  [policy('{"admin": ["everybody"]}'), 'admin is no list of user:NAME and group:NAME'],
  [policy('{"boss": []}'), 'it names the role boss, and there are admin, developer, viewer'],
  [policy('{"admin": ['), 'it is no JSON object'],
])('after `%s` it does not count, and leaves only looking', (change, why) => {
  const said = ask(`${policy('{"admin": ["user:65534"]}')}\n${change}`, 'credential.reveal');
  expect(said).toMatchObject({ role: 'viewer', why: `/etc/cpm-console/policy.json does not count, because ${why}` });
  expect(said.refused).not.toBeNull();
});

test('root is above it', () => {
  expect(ask(policy('{"viewer": ["user:root"]}'), 'audit.read', 'env')).toMatchObject({ role: 'admin', refused: null });
});
