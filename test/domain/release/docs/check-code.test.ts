import { expect, test } from 'vitest';

import { checkCode } from '#domain/release/docs/check-code.ts';
import { codeBlocks } from '#domain/release/docs/code-blocks.ts';

function fenced(language: string, text: string): string {
  return `# T\n\n\`\`\`${language}\n${text}\n\`\`\`\n`;
}

test.each([
  ['json', '{"a": [1, 2]}'],
  ['json title="package.json"', '{"a": 1}'],
  ['json', '"scripts": {\n  "test": "vitest"\n},'],
  ['json', '{"a": 1}\n{"a": 2}'],
  ['json', '{\n  "a": 1,\n  ...\n}'],
  ['json', '{ "a": <your key> }'],
  ['json', ''],
  ['jsonc', '{ // why\n  "a": 1,\n}'],
  ['yaml', 'a: 1\nb:\n  - c\n---\nd: 2'],
  ['yml', 'on: [push]'],
  ['toml', '[a]\nb = "c"'],
  ['sh', 'npm "'],
  ['console', '$ {'],
  ['python', 'def ('],
  ['', '{'],
])('%s %j is left alone', (language, text) => {
  expect(checkCode('README.md', fenced(language, text)).findings).toEqual([]);
});

test.each([
  ['json', '{\n  "a": 1,\n}', 6, 'JSON: property name expected'],
  ['json', '{\n  // why\n  "a": 1\n}', 5, 'JSON: invalid comment token'],
  ['JSON', '{"a"', 4, 'JSON: colon expected'],
  ['yaml', 'a: 1\na: 2', 5, 'YAML: Map keys must be unique'],
  ['yaml', 'a: "b', 4, 'YAML: Missing closing "quote'],
  ['toml', '[a]\nb = ', 5, 'TOML: invalid value'],
])('%s %j does not parse', (language, text, line, says) => {
  const { findings, checked } = checkCode('README.md', fenced(language, text));
  expect(checked).toBe(1);
  expect(findings).toEqual([expect.objectContaining({ level: 'warn', file: 'README.md', line })]);
  expect(findings[0]?.says).toBe(`a code block is no ${says}`);
});

test('blocks in lists and quotes lose their indent, and a longer fence holds a shorter one', () => {
  const text =
    '1. a\n   ```yaml\n   b:\n     - c\n   ```\n> ~~~toml\n> d = 1\n> ~~~\n````md\n```json\n{\n```\n````\n```json\n{}';
  expect(codeBlocks(text)).toEqual([
    { language: 'yaml', line: 3, text: 'b:\n  - c' },
    { language: 'toml', line: 7, text: 'd = 1' },
    { language: 'md', line: 10, text: '```json\n{\n```' },
    { language: 'json', line: 15, text: '{}' },
  ]);
});
