import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { expect, test } from 'vitest';

/** What judges whether everything is as it was. */
const JUDGES = [
  'test/support/recovery/compare.ts',
  'test/support/recovery/listing.ts',
  ...globSync('test/support/lab/world/*.ts'),
];

/** What a file imports, in every spelling there is. */
const importsOf = (file: string): string[] =>
  [...readFileSync(file, 'utf8').matchAll(/(?:\bfrom|\bimport|\bimport\(|\brequire\() *'([^']+)'/g)].map(
    ([, name = '']) => name,
  );

test.each(JUDGES)('%s shares no code with what it judges', (file) => {
  const names = importsOf(file);
  const others = names.filter((name) => !name.startsWith('node:'));
  expect(others.filter((name) => !name.startsWith('.') || !JUDGES.includes(join(dirname(file), name)))).toEqual([]);
});

test('the imports are seen', () => {
  expect(importsOf('test/support/recovery/compare.ts')).toContain('../lab/world/refs.ts');
});
