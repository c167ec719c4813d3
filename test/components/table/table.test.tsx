import { stripVTControlCharacters } from 'node:util';

import { Text } from 'ink';
import { cleanup, render } from 'ink-testing-library';
import { afterEach, expect, it } from 'vitest';

import { ASCII } from '#components/glyphs.ts';
import { DEFAULT_LOOK, LookProvider } from '#components/look.tsx';
import { type PieceProps, Table } from '#components/table.tsx';
import { layOutColumns } from '#components/table/columns.ts';
import { inOrder } from '#components/table/order.ts';
import { widthOf } from '#components/width.ts';

afterEach(cleanup);

const SERVICES = Array.from({ length: 40 }, (_, index) => ({ name: `svc-${index}`, port: 8000 + ((index * 7) % 40) }));
const shown = (tree: Parameters<typeof render>[0]) =>
  stripVTControlCharacters(render(tree).lastFrame() ?? '')
    .split('\n')
    .map((line) => line.trimEnd());

it('draws one line a row without a frame, with the selected one marked', () => {
  expect(shown(<Table data={SERVICES.slice(0, 3)} frame="none" selected={1} />)).toEqual([
    '   name   port',
    '   svc-0  8000',
    '❯  svc-1  8007',
    '   svc-2  8014',
  ]);
});

it('draws only the rows around the selected one', () => {
  const lines = shown(<Table data={SERVICES} frame="none" height={6} selected={20} />);
  expect(lines).toHaveLength(6);
  expect(lines.find((line) => line.startsWith('❯'))).toContain('svc-20');
  expect(shown(<Table data={SERVICES} height={9} selected={39} />).at(-2)).toMatch(/^❯ svc-39/);
});

it('sorts numbers by size and text as people count, blanks last', () => {
  const names = (rows: readonly { name: string | null }[]) => rows.map(({ name }) => name);
  expect(inOrder(SERVICES, { column: 'port' }).map(({ port }) => port)).toEqual(
    Array.from({ length: 40 }, (_, index) => 8000 + index),
  );
  const mixed = [{ name: 'a10' }, { name: null }, { name: 'a2' }];
  expect(names(inOrder(mixed, { column: 'name' }))).toEqual(['a2', 'a10', null]);
  expect(names(inOrder(mixed, { column: 'name', descending: true }))).toEqual(['a10', 'a2', null]);
});

it('cuts the widest columns until the table fits', () => {
  const data = [{ id: 'api', text: 'a very long sentence about nothing', other: 'something shorter' }];
  for (const width of [60, 40, 24]) {
    for (const line of shown(<Table data={data} width={width} />)) expect(widthOf(line)).toBeLessThanOrEqual(width);
  }
  const columns = layOutColumns(['id', 'text', 'other'], data, 1, 40);
  expect(columns.map(({ width }) => width)).toEqual([5, 17, 18]);
});

it('uses pieces of one’s own', () => {
  const Loud = ({ children }: PieceProps) => <Text>{children.toUpperCase()}</Text>;
  const Star = () => <Text>*</Text>;
  const lines = shown(<Table data={[{ name: 'api' }]} header={Loud} cell={Loud} skeleton={Star} />);
  expect(lines).toEqual(['***', '* NAME *', '***', '* API  *', '***']);
});

it('draws its frame in ASCII where there is nothing else', () => {
  const look = { ...DEFAULT_LOOK, glyphs: ASCII };
  const lines = shown(
    <LookProvider value={look}>
      <Table data={[{ name: 'é' }]} selected={0} />
    </LookProvider>,
  );
  expect(lines.join('')).toMatch(/^[ -~]+$/);
  expect(lines[0]).toBe('+------+');
});
