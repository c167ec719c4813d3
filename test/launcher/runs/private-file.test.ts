import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

import { expect, test } from 'vitest';

import { lentFile, privateFile } from '../../../src/launcher/runs/private-file.ts';

const modeOf = (file: string): string => (statSync(file).mode & 0o777).toString(8);
const MODULE = path.resolve(import.meta.dirname, '../../../src/launcher/runs/private-file.ts');

test('nobody else may read it, and it is gone once it was read', async () => {
  const file = await privateFile('only mine\n', 'CHANGELOG.md');
  expect([modeOf(file.path), modeOf(path.dirname(file.path))]).toEqual(['600', '700']);
  expect(await file.read()).toBe('only mine\n');
  expect(existsSync(path.dirname(file.path))).toBe(false);
});

test('what was lent is gone once it is taken back, without anybody waiting for the end any more', async () => {
  const waiting = process.listenerCount('exit');
  const file = await lentFile('lines\n', 'api.log');
  expect([path.basename(file.path), readFileSync(file.path, 'utf8'), modeOf(file.path)]).toEqual([
    'api.log',
    'lines\n',
    '600',
  ]);
  await file.takeBack();
  expect([existsSync(path.dirname(file.path)), process.listenerCount('exit')]).toEqual([false, waiting]);
});

test('and with the process, when an editor has it still', () => {
  const program = `import { lentFile } from ${JSON.stringify(MODULE)};
    const { path } = await lentFile('lines', 'api.log'); console.log(path); process.exit(1);`;
  const { stdout } = spawnSync(process.execPath, ['--input-type=module', '-e', program], { encoding: 'utf8' });
  expect(path.basename(stdout.trim())).toBe('api.log');
  expect(existsSync(path.dirname(stdout.trim()))).toBe(false);
});
