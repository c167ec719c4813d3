import fc from 'fast-check';
import { parse, stringify } from 'smol-toml';
import { expect, test } from 'vitest';

import { editVersion, readVersion } from '#domain/release/edits/edit.ts';
import { scanToml } from '#domain/release/edits/toml/scan.ts';
import { valueAt } from '#domain/release/edits/tree.ts';
import type { Step, VersionFile } from '#domain/release/edits/version-file.ts';

const file = (path: string, ...ways: readonly (readonly Step[])[]): VersionFile => ({
  path,
  format: 'toml',
  scheme: 'pep440',
  places: ways.map((at) => ({ at, role: 'version' })),
});
const PROJECT = file('pyproject.toml', ['project', 'version']);

const KEPT: Readonly<Record<string, string>> = {
  plain: '[project]\nname = "a"\nversion = "@"\n',
  CRLF: '# top\r\n[project]\r\nversion = "@" # why\r\nname = "a"\r\n',
  'a byte order mark': '\u{FEFF}[project]\nversion="@"',
  tabs: '[project]\n\tversion\t=\t"@"\t# c\n',
  'single quotes': "[project]\nversion = '@'\n",
  'three quotes': '[project]\nversion = """@"""\n',
  'an inline table': 'project = { name = "a", version = "@" }\n',
  'dotted keys': 'project.name = "a"\nproject . version = "@"\n',
  'quoted keys': '["project"]\n"version" = "@"\n',
  'the same words in a text': '[project]\ndescription = """\nversion = "1.2.3"\n[project]\n"""\nversion = "@"\n',
  'the same words in a literal text': "[project]\nreadme = '''\nversion = '1.2.3'\n'''\nversion = '@'\n",
  'another table with a version':
    '[tool.x]\nversion = "1.2.3"\n[project]\nversion = "@"\n[tool.y]\nversion = "1.2.3"\n',
  'lists, dates and numbers':
    'a = [1, 2.0, [ "]", \'}\' ], # ]\n]\nwhen = 1979-05-27 07:32:00\nb = true\n[[tool.x]]\nversion = "1.2.3"\n[tool.x.y]\nz = 1\n[[tool.x]]\nversion = "1.2.3"\n[project]\nversion = "@"\n',
  'a comment with quotes': '# version = "1.2.3\n[project] # "\nversion = "@" # version = "x"\n',
  'escapes before it': 'a = "\\"\\\\"\nb = ""\nc = \'\'\n[project]\nversion = "@"\n',
};

test.each(Object.entries(KEPT))('keeps every other byte: %s', async (_, text) => {
  const { text: edited, changed } = await editVersion(PROJECT, text.replace('@', '1.2.3'), '2.0.0rc1');
  expect(edited).toBe(text.replace('@', '2.0.0rc1'));
  expect(changed).toHaveLength(1);
  expect(await readVersion(PROJECT, edited)).toBe('2.0.0rc1');
});

test('finds the own entry of a lock file by its name', async () => {
  const lock = (version: string) =>
    `version = 4\n\n[[package]]\nname = "dep"\nversion = "1.2.3"\n\n[[package]]\nname = "own"\nversion = "${version}"\ndependencies = [\n "dep",\n]\n`;
  const own = file('Cargo.lock', ['package', { name: 'own' }, 'version']);
  expect((await editVersion(own, lock('1.2.3'), '1.3.0')).text).toBe(lock('1.3.0'));
  await expect(
    editVersion(file('Cargo.lock', ['package', { name: 'x' }, 'version']), lock('1'), '2.0.0'),
  ).rejects.toMatchObject({
    code: 'version-missing',
    message: 'Cargo.lock: there is no package[x].version.',
  });
});

test('sets two tables of one file', async () => {
  const both = file('pyproject.toml', ['project', 'version'], ['tool', 'poetry', 'version']);
  const text = '[project]\nversion = "1.2.3"\n[tool.poetry]\nversion = "1.2.3"\n';
  expect((await editVersion(both, text, '1.3.0')).text).toBe(text.replaceAll('1.2.3', '1.3.0'));
});

test.each([
  ['[project]\nversion = \n', 'version-file-invalid', 'pyproject.toml:2'],
  ['[project]\nversion = "1"\nversion = "2"\n', 'version-file-invalid', 'pyproject.toml:3'],
  ['[project]\nversion = 1.2\n', 'version-computed', 'pyproject.toml:2'],
  ['[project]\nversion = { workspace = true }\n', 'version-computed', 'pyproject.toml:2'],
  ['[project]\nname = "a"\ndynamic = ["version"]\n', 'version-missing', 'pyproject.toml'],
])('refuses %j', async (text, code, told) => {
  await expect(editVersion(PROJECT, text, '2.0.0')).rejects.toMatchObject({
    code,
    message: expect.stringContaining(told) as string,
  });
});

test('finds every text of any document where the parser has it', () => {
  const key = fc.oneof(fc.constantFrom('a', 'b', 'version', 'x y', 'ü', 'a.b', '"'), fc.string({ minLength: 1 }));
  const { table } = fc.letrec<{ value: unknown; table: Record<string, unknown> }>((tie) => ({
    value: fc.oneof(
      { depthSize: 'small' },
      fc.string({ unit: 'binary' }),
      fc.constantFrom('1.2.3', 'a\nb = "c"', "'", '"""', '\\', ']', '}', '# x'),
      fc.integer(),
      fc.boolean(),
      fc.array(fc.string(), { maxLength: 3 }),
      fc.array(tie('table'), { maxLength: 3 }),
      tie('table'),
    ),
    table: fc.dictionary(key, tie('value'), { maxKeys: 4, noNullPrototype: true }),
  }));
  const lengthOf = (value: unknown): number =>
    typeof value === 'string'
      ? 1
      : typeof value === 'object' && value !== null
        ? Object.values(value).reduce((sum: number, one) => sum + lengthOf(one), 0)
        : 0;
  fc.assert(
    fc.property(table, (made) => {
      const text = stringify(made);
      const tree = parse(text);
      const found = scanToml(text);
      expect(found.length).toBe(lengthOf(tree));
      for (const { way, start, end } of found) {
        const quote = text[start - 1] ?? '';
        const again: unknown = parse(`x = ${quote}${text.slice(start, end)}${quote}`)['x'];
        expect(again).toBe(valueAt(tree, way));
      }
    }),
  );
});
