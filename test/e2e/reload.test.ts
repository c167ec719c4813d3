import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { expect, it } from 'vitest';

import { openBuilt } from '../support/console.ts';

it('takes a changed configuration over and keeps the old one when the new one is broken', async () => {
  await using opened = await openBuilt();
  const { session, home } = opened;
  const folder = join(home, '.config', 'cpm-console');
  const file = join(folder, 'config.yaml');
  /** As editors save: a new file in the place of the old one. */
  const save = async (text: string) => {
    await writeFile(`${file}.new`, text);
    await rename(`${file}.new`, file);
  };
  await session.waitFor('Incidents');
  await mkdir(folder, { recursive: true });
  await save('checks:\n  - { id: first-door, kind: tcp, host: 127.0.0.1, port: 9 }\n');
  await session.waitFor('The configuration was read again.');
  await session.waitFor('first-door');
  await save('checks: [\n');
  expect(await session.waitFor('The old configuration goes on')).toContain('first-door');
  await save('checks:\n  - { id: second-door, kind: tcp, host: 127.0.0.1, port: 9 }\n');
  expect(await session.waitFor('second-door')).not.toContain('first-door');
});

it('draws in another theme as soon as the configuration names it', async () => {
  await using opened = await openBuilt();
  const { session, home } = opened;
  await session.waitFor('Incidents');
  const [, map = ''] = session.screen().split('\n');
  const place = map.indexOf('Home');
  const before = session.cell(place, 1).fg;
  const folder = join(home, '.config', 'cpm-console');
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'config.yaml'), 'theme: high-contrast\n');
  await session.waitFor('The configuration was read again.');
  await expect.poll(() => session.cell(place, 1).fg).not.toEqual(before);
});
