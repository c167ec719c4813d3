import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

import { expect, test } from 'vitest';

import { realEnvironment } from '#services/adapters/environment.ts';

import { like } from '../../support/like.ts';

const account = (homedir: string) => () => ({ homedir, uid: 1234 });
const nobody = () => {
  throw new Error('no such user');
};

test('configuration and state lie where XDG says', () => {
  const env = { HOME: '/home/ana', XDG_CONFIG_HOME: '/etc/ana', XDG_STATE_HOME: '/var/ana' };
  expect(realEnvironment(env)).toMatchObject({
    home: '/home/ana',
    configDir: '/etc/ana/cpm-console',
    stateDir: '/var/ana/cpm-console',
  });
  expect(realEnvironment(env).get('HOME')).toBe('/home/ana');
  expect(realEnvironment(env).get('PATH')).toBeUndefined();
});

test('relative and empty variables count as unset', () => {
  const env = { HOME: '/home/ana', XDG_CONFIG_HOME: 'config', XDG_STATE_HOME: '' };
  expect(realEnvironment(env)).toMatchObject({
    configDir: '/home/ana/.config/cpm-console',
    stateDir: '/home/ana/.local/state/cpm-console',
  });
});

test('without HOME the account knows', () => {
  expect(realEnvironment({}, account('/home/bo')).home).toBe('/home/bo');
  expect(realEnvironment({ HOME: 'oddly/relative' }, account('/home/bo')).home).toBe('/home/bo');
});

test('without any home there still are directories of this user alone', () => {
  for (const lookup of [account(''), nobody]) {
    const { home, configDir, stateDir } = realEnvironment({}, lookup);
    expect(home).toBeNull();
    expect(configDir).toMatch(/^\/.*cpm-console-\d+\/config$/);
    expect(stateDir).toMatch(/^\/.*cpm-console-\d+\/state$/);
  }
  expect(realEnvironment({}, account('')).stateDir).toContain('cpm-console-1234/');
});

test('a program whose folder was deleted and whose user has no account starts', (ctx) => {
  if (process.getuid?.() !== 0) return ctx.skip('needs root to become a user without an account');
  const module = fileURLToPath(import.meta.resolve('#services/adapters/environment.ts'));
  const script = `import(${JSON.stringify(module)}).then((m) => console.log(JSON.stringify(m.realEnvironment())))`;
  const shell = 'cd "$(mktemp -d)" && rmdir "$PWD" && exec "$@"';
  const become = ['setpriv', '--reuid=54321', '--regid=54321', '--clear-groups'];
  const args = ['-c', shell, 'sh', 'env', '-i', ...become, process.execPath, '-e', script];
  const output = execFileSync('sh', args, { encoding: 'utf8', env: { PATH: '/usr/sbin:/usr/bin:/sbin:/bin' } });
  expect(JSON.parse(output)).toEqual({
    cwd: '/',
    home: null,
    configDir: like('cpm-console-54321/config'),
    stateDir: like('cpm-console-54321/state'),
  });
});
