import { stripVTControlCharacters } from 'node:util';

import { render } from 'ink-testing-library';
import { expect, test } from 'vitest';

import { TitleLine } from '#components/title-line.tsx';

const line = (note: string, width: number): string =>
  stripVTControlCharacters(
    render(
      <TitleLine title="Recover api" note={note} width={width} color="cyan" focused line={['─', '─', '']} />,
    ).lastFrame() ?? '',
  ).replace(/ ─*$/, '');

test('a note is said as far as whole parts of it have room', () => {
  const note = '11 lines below, 9 steps, nothing is changed yet';
  expect(line(note, 80)).toBe(`─ Recover api   ${note}`);
  expect(line(note, 60)).toBe('─ Recover api   11 lines below, 9 steps');
  expect(line(note, 34)).toBe('─ Recover api   11 lines below');
  expect(line(note, 31)).toBe('─ Recover api   11 lines bel…');
  expect(line(note, 24)).toBe('─ Recover api');
});
