import { expect, test } from 'vitest';

import { configLanguage, isConfigFile } from '#domain/release/config/config-file.ts';
import { namedVariables, variablesWithValue } from '#domain/release/config/env-example.ts';

test('an example names its variables and which of them are required', () => {
  const text =
    '# Required: where data is\nDATABASE=\nexport PORT=3000 # optional\n\n# required\n\nCOLOR=\nKEY= # required\n';
  expect(namedVariables(text)).toEqual([
    { name: 'DATABASE', required: true },
    { name: 'PORT', required: false },
    { name: 'COLOR', required: false },
    { name: 'KEY', required: true },
  ]);
});

test('a value is more than quotes, a comment, or a place to fill in', () => {
  expect(variablesWithValue('A=1\nB=\nC=""\nD= # none\nE=REPLACE_WITH_KEY\nexport F="x"\nG=\'\'\r\n#H=1')).toEqual([
    'A',
    'F',
  ]);
});

test.each([
  ['package.json', true, 'json'],
  ['tsconfig.json', true, 'jsonc'],
  ['config/app.yaml', true, 'yaml'],
  ['.github/workflows/ci.yml', true, 'yaml'],
  ['pyproject.toml', true, 'toml'],
  ['config.example.json', false, 'jsonc'],
  ['test/broken.json', false, 'jsonc'],
  ['README.md', true, null],
])('%s configures: %s, as %s', (path, config, language) => {
  expect([isConfigFile(path), configLanguage(path)]).toEqual([config, language]);
});
