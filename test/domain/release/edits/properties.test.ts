import fc from 'fast-check';
import { expect, test } from 'vitest';

import { OpsError } from '#domain/errors.ts';
import { editVersion, readVersion } from '#domain/release/edits/edit.ts';
import type { Step, VersionFile, VersionFormat } from '#domain/release/edits/version-file.ts';

const file = (path: string, format: VersionFormat, ...ways: readonly (readonly Step[])[]): VersionFile => ({
  path,
  format,
  scheme: 'semver',
  places: ways.map((at) => ({ at, role: 'version' })),
});

const SEEDS: readonly (readonly [VersionFile, string])[] = [
  [
    file('package.json', 'json', ['version']),
    '{\n  "name": "a",\n  "version": "1.2.3",\n  "x": [1, { "version": "1.2.3" }]\n}\n',
  ],
  [
    file('package-lock.json', 'json', ['version'], ['packages', '', 'version']),
    '{\r\n\t"version": "1.2.3",\r\n\t"packages": {\r\n\t\t"": { "version": "1.2.3" }\r\n\t}\r\n}',
  ],
  [
    file('pyproject.toml', 'toml', ['project', 'version']),
    '# c\n[project]\nname = \'a\' # "\nversion = "1.2.3"\nd = """\nversion = "1.2.3"\n"""\n[tool.x]\ny = { version = "1.2.3", z = [1, 2] }\n',
  ],
  [
    file('Cargo.lock', 'toml', ['package', { name: 'own' }, 'version']),
    '[[package]]\nname = "dep"\nversion = "1.2.3"\n\n[[package]]\nname = "own"\nversion = "1.2.3"\ndependencies = [\n "dep",\n]\n',
  ],
  [
    file('Chart.yaml', 'yaml', ['version']),
    'name: a # c\nversion: 1.2.3\nappVersion: "1.2.3"\nd: |\n  version: 1.2.3\ndependencies:\n  - name: b\n    version: 1.2.3\n',
  ],
  [
    file('a/__init__.py', 'python', ['__version__']),
    '"""Doc.\n__version__ = "0"\n"""\nimport os  # it\'s\n__version__: str = "1.2.3"\nx = f(\n  __version__="1.2.3",\n)\n',
  ],
  [
    file('setup.py', 'setup.py', ['version']),
    'from setuptools import setup\nsetup(\n    name="a",\n    version=\'1.2.3\',  # version="0"\n    x=dict(version="1.2.3"),\n)\n',
  ],
  [
    file('setup.cfg', 'setup.cfg', ['metadata', 'version']),
    '[metadata]\nname = a\nversion = 1.2.3\ndescription = x\n  version = 0\n\n[x]\nversion = 1.2.3\n',
  ],
  [file('VERSION', 'plain', []), '\u{FEFF}\nv1.2.3\r\n'],
];

/** Pieces that begin, end or confuse something in one of the formats. */
const SIGNS =
  '" \' """ \'\'\' # [ ] { } ( ) , : = == ; \\ . \n \r\n \t - | &a *a 1.2.3 "1.2.3" version "version" ü 🎉 \u{FEFF}'.split(
    ' ',
  );
const PIECE = fc.constantFrom(
  ' ',
  ...SIGNS,
  'version = "1.2.3"',
  '__version__ = "1.2.3"\n',
  'version: 1.2.3\n',
  '[project]\n',
);
const mutation = fc.record({ at: fc.double({ min: 0, max: 1, noNaN: true }), cut: fc.nat({ max: 6 }), put: PIECE });

function mutated(text: string, mutations: readonly { at: number; cut: number; put: string }[]): string {
  return mutations.reduce((so, { at, cut, put }) => {
    const where = Math.floor(at * so.length);
    return so.slice(0, where) + put + so.slice(where + cut);
  }, text);
}

async function outcome<T>(work: Promise<T>): Promise<T | OpsError> {
  return work.catch((error: unknown) => {
    if (error instanceof OpsError) return error;
    throw error;
  });
}

test.each(SEEDS)(
  'any damage to a $path is refused in our words, or the edit can be taken back to the very text',
  async (where, seed) => {
    let [edited, refusedOnes] = [0, 0];
    const told = new Set<string>();
    await fc.assert(
      fc.asyncProperty(fc.array(mutation, { maxLength: 3 }), async (mutations) => {
        const text = mutated(seed, mutations);
        const before = await outcome(readVersion(where, text));
        const there = await outcome(editVersion(where, text, '20.0.1-rc.1'));
        if (there instanceof OpsError || before instanceof OpsError) {
          refusedOnes++;
          told.add(there instanceof OpsError ? there.message.slice(0, where.path.length) : where.path);
          return;
        }
        edited++;
        expect(await readVersion(where, there.text)).toBe('20.0.1-rc.1');
        expect((await editVersion(where, there.text, '20.0.1-rc.1')).changed).toEqual([]);
        const lines = (whole: string) => whole.split('\n');
        const changed = new Set(there.changed.map(({ line }) => line));
        expect(lines(there.text).filter((_, index) => !changed.has(index + 1))).toEqual(
          lines(text).filter((_, index) => !changed.has(index + 1)),
        );
        const back = /^\d[\w.+!-]*$/.test(before) ? await editVersion(where, there.text, before) : { text };
        expect(back.text).toBe(text);
      }),
      { numRuns: 300 },
    );
    // Both ways must have been tried, or the property says nothing.
    expect(edited).toBeGreaterThan(10);
    expect(refusedOnes).toBeGreaterThan(10);
    expect([...told]).toEqual([where.path]);
  },
);
