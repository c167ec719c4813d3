import { execFileSync } from 'node:child_process';
import { stripVTControlCharacters } from 'node:util';

import fc from 'fast-check';
import { renderToString } from 'ink';
import { expect, it } from 'vitest';

import { Table } from '#components/table.tsx';
import type { Data } from '#components/table/columns.ts';

import { loadInkTable } from '../../support/ink-table.ts';

const InkTable = loadInkTable();
const lines = (tree: Parameters<typeof renderToString>[0]) =>
  stripVTControlCharacters(renderToString(tree, { columns: 400 }))
    .split('\n')
    .map((line) => line.trimEnd());

const value = fc.oneof(
  fc.stringMatching(/^[ -~]{0,12}$/),
  fc.integer(),
  fc.boolean(),
  fc.constant(null),
  fc.constant(undefined),
);
const table = fc.array(fc.dictionary(fc.constantFrom('name', 'state', 'port', 'x'), value), {
  minLength: 1,
  maxLength: 6,
});

it('draws what ink-table draws from the same props', () => {
  fc.assert(
    fc.property(table, fc.integer({ min: 1, max: 3 }), (data, padding) => {
      fc.pre(data.some((row) => Object.keys(row).length > 0));
      expect(lines(<Table data={data} padding={padding} />)).toEqual(lines(<InkTable data={data} padding={padding} />));
    }),
    { numRuns: 60 },
  );
});

it('draws the columns asked for, in the order asked for', () => {
  const data: readonly Data[] = [
    { name: 'api', state: 'running', port: 8000 },
    { name: 'worker', state: 'stopped' },
  ];
  const columns = ['port', 'name'];
  expect(lines(<Table data={data} columns={columns} />)).toEqual(lines(<InkTable data={data} columns={columns} />));
});

it('keeps columns straight with wide characters, where ink-table does not', () => {
  const data = [{ name: '健康', state: 'ok' }];
  const straight = (tree: Parameters<typeof renderToString>[0]) =>
    new Set(
      lines(tree).map((line) =>
        Array.from(line).reduce((sum, char) => sum + (/\p{Script=Han}/u.test(char) ? 2 : 1), 0),
      ),
    ).size === 1;
  expect(straight(<Table data={data} />)).toBe(true);
  expect(straight(<InkTable data={data} />)).toBe(false);
});

/** The day this fails, a release of ink-table loads by itself: read docs/adr on tables again. */
it('stands in for an ink-table that still does not load beside this Ink', () => {
  const load = () =>
    execFileSync(process.execPath, ['--input-type=module', '-e', "await import('ink-table')"], { stdio: 'pipe' });
  expect(load).toThrow(/ERR_REQUIRE_ASYNC_MODULE/);
});
