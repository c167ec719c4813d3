import { expect, test } from 'vitest';

import { editVersion, readVersion } from '#domain/release/edits/edit.ts';
import type { VersionFile, VersionFormat } from '#domain/release/edits/version-file.ts';

const file = (path: string, format: VersionFormat, ...at: readonly string[]): VersionFile => ({
  path,
  format,
  scheme: 'pep440',
  places: [{ at, role: 'version' }],
});
const MODULE = file('pkg/__init__.py', 'python', '__version__');
const SETUP = file('setup.py', 'setup.py', 'version');
const CFG = file('setup.cfg', 'setup.cfg', 'metadata', 'version');

const KEPT: readonly (readonly [string, VersionFile, string])[] = [
  ['a module', MODULE, '"""Doc."""\n__version__ = "@"\n'],
  ['CRLF and a byte order mark', MODULE, "\u{FEFF}__version__ = '@'\r\nimport os\r\n"],
  ['no final newline', MODULE, '__version__="@"'],
  ['a comment behind', MODULE, '__version__ = "@"  # __version__ = "9"\n'],
  ['a type', MODULE, 'from typing import Final\n__version__: Final[str] = "@"\n'],
  ['two names', MODULE, '__version__ = version = "@"\n'],
  ['a second name', MODULE, 'version = __version__ = u"@"\n'],
  ['three quotes', MODULE, '__version__ = """@"""\n'],
  ['a continued line', MODULE, '__version__ = \\\n    "@"\n'],
  ['the same words in the docstring', MODULE, '"""\n__version__ = "1.2.3"\n"""\n__version__ = "@"\n'],
  ['the same words in a call', MODULE, 'f(\n__version__ = "1.2.3",\n)\n__version__ = "@"\n'],
  ['an indented one', MODULE, '__version__ = "@"\nif x:\n    __version__ = "1.2.3"\n'],
  ['a comparison', MODULE, '__version__ == "1.2.3"\n__version__ = "@"\n'],
  ['after a semicolon', MODULE, 'x = 1; __version__ = "@"\n'],
  ['quotes in comments and texts', MODULE, "# it's\nx = 'it\\'s \\\\'\ny = f\"{x['a']}\"\n__version__ = '@'\n"],
  ['a setup', SETUP, 'from setuptools import setup\nsetup(\n    name="a",\n    version="@",\n    packages=["a"],\n)\n'],
  ['a setup of a module, tabs, CRLF', SETUP, "setuptools.setup(\tversion = '@')\r\n"],
  [
    'a version of something else',
    SETUP,
    'version="1.2.3"\nfoo(version="1.2.3")\nsetup(x=dict(version="1.2.3"), version="@")\n# setup(version="1")\n',
  ],
  ['version= in a text', SETUP, 'setup(long_description="""\nversion="1.2.3"\n""", version="@")\n'],
  ['a setup.cfg', CFG, '[metadata]\nname = a\nversion = @\n\n[options]\nversion = 1.2.3\n'],
  ['a setup.cfg with CRLF, colon and tabs', CFG, '[metadata]\r\nVersion\t:\t@\t\r\nauthor = ana\r\n'],
  [
    'a setup.cfg with a description',
    CFG,
    '[metadata]\ndescription = a\n  version = 1.2.3\n# version = 1.2.3\nversion=@',
  ],
];

test.each(KEPT)('keeps every other byte: %s', async (_, where, text) => {
  const { text: edited } = await editVersion(where, text.replace('@', '1.2.3'), '1.3.0rc1');
  expect(edited).toBe(text.replace('@', '1.3.0rc1'));
  expect(await readVersion(where, edited)).toBe('1.3.0rc1');
});

test.each([
  [MODULE, 'x = 1\n__version__ = get_version()\n', 'version-computed', 'pkg/__init__.py:2'],
  [MODULE, '__version__ = "1." "2"\n', 'version-computed', ':1'],
  [MODULE, '__version__ = "1.2" + x\n', 'version-computed', ':1'],
  [MODULE, '__version__ = f"{x}"\n', 'version-computed', ':1'],
  [MODULE, '__version__ = ".".join(("1", "2"))\n', 'version-computed', ':1'],
  [MODULE, '__version__ = "1.2.3"\n\n__version__ = "1.2.4"\n', 'version-ambiguous', 'lines 1 and 3'],
  [MODULE, 'if x:\n    __version__ = "1.2.3"\n', 'version-missing', '__version__'],
  [MODULE, 'x = 1\ny = """\n__version__ = "1.2.3"\n', 'version-file-invalid', ':2'],
  [MODULE, "x = 'a\n__version__ = '1.2.3'\n", 'version-file-invalid', ':1'],
  [SETUP, 'setup(\n  name="a",\n  version=get(),\n)\n', 'version-computed', 'setup.py:3'],
  [SETUP, 'setup(version="1.2" + x)\n', 'version-computed', 'setup.py:1'],
  [SETUP, 'setup(**config)\n', 'version-missing', 'setup.py'],
  [SETUP, 'def setup(version="1.2.3"):\n    pass\n', 'version-missing', 'setup.py'],
  [CFG, '[metadata]\nversion = attr: pkg.__version__\n', 'version-computed', 'setup.cfg:2'],
  [CFG, '[metadata]\nversion =\n  1.2.3\n', 'version-computed', 'setup.cfg:2'],
  [CFG, '[metadata]\nversion = 1.2.3\nversion = 1.2.4\n', 'version-ambiguous', 'lines 2 and 3'],
  [CFG, '[options]\nversion = 1.2.3\n', 'version-missing', 'metadata.version'],
])('refuses %j', async (where, text, code, told) => {
  await expect(editVersion(where, text, '2.0.0')).rejects.toMatchObject({
    code,
    message: expect.stringContaining(told) as string,
  });
});
