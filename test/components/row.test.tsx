import { stripVTControlCharacters } from 'node:util';

import { render } from 'ink-testing-library';
import { expect, test } from 'vitest';

import { Row } from '#components/row.tsx';

const plain = (frame: string | undefined): string => stripVTControlCharacters(frame ?? '');

test('a row is as wide as it is told, and cells share what is left', () => {
  const { lastFrame } = render(
    <Row width={30} cells={[{ text: 'name', width: 8 }, { text: 'a summary', grow: true }, { text: '4 m' }]} />,
  );
  expect(plain(lastFrame())).toBe('name    a summary          4 m');
});

test('what does not fit is cut with a sign, also in the middle of wide characters', () => {
  const { lastFrame } = render(<Row width={8} cells={[{ text: '東京都千代田区', grow: true }]} />);
  expect(plain(lastFrame()).trimEnd()).toBe('東京都…');
});
