import { expect, it } from 'vitest';

import { keepingOf } from '#domain/monitor/keeping.ts';
import { KEEPERS, unitText } from '#domain/monitor/units.ts';

const facts = {
  program: ['/usr/bin/node', '/opt/my "tools"/100%/$x & <y>.js'],
  variables: { XDG_STATE_HOME: '/var/my state' },
  home: '/home/ana',
  user: 'ana',
};

it('quotes for systemd', () => {
  const text = unitText('systemd', facts);
  expect(text).toContain(String.raw`ExecStart="/usr/bin/node" "/opt/my \"tools\"/100%%/$$x & <y>.js" "monitor" "run"`);
  expect(text).toContain('Environment="XDG_STATE_HOME=/var/my state"\n');
  expect(text).toContain('User=ana\n');
  expect(unitText('systemd-user', facts)).not.toContain('User=');
});

it('writes a module for PM2 that names the program and its words', () => {
  const json = unitText('pm2', facts)
    .replace(/^module\.exports = /, '')
    .replace(/;\n$/, '');
  expect(JSON.parse(json)).toMatchObject({
    apps: [{ script: '/usr/bin/node', args: [facts.program[1], 'monitor', 'run'], interpreter: 'none' }],
  });
});

it('escapes for launchd', () => {
  const text = unitText('launchd', facts);
  expect(text).toContain('<string>/opt/my "tools"/100%/$x &amp; &lt;y&gt;.js</string>');
});

it.each(KEEPERS)('knows where %s looks for it', (keeper) => {
  const { path, start, stop } = keepingOf(keeper, '/home/ana', '/home/ana/.config');
  expect(path).toMatch(/^\/.*cpm-console-monitor\.(?:service|config\.cjs|plist)$/);
  expect(start.length * stop.length).toBeGreaterThan(0);
});
