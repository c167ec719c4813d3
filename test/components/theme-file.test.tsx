import { renderToString, Text } from 'ink';
import { expect, it } from 'vitest';

import { paint } from '#components/paint.ts';
import { readTheme } from '#components/theme-file.ts';
import { THEMES } from '#components/themes.ts';

it('replaces only the colours that are written', () => {
  const { palette, problems } = readTheme({
    base: 'light',
    colors: { accent: '#ff8800', text: 'default', ok: 'blueBright' },
  });
  expect(problems).toEqual([]);
  expect(palette).toEqual({ ...THEMES.light, accent: '#ff8800', text: undefined, ok: 'blueBright' });
});

it('is the dark theme when nothing is written', () => {
  expect(readTheme({})).toEqual({ palette: THEMES.dark, problems: [] });
});

it.each([
  [[], /^A theme file has/],
  ['dark', /^A theme file has/],
  [{ base: 'neon' }, /^base: no theme is called neon; there are dark, light, high-contrast/],
  [{ colors: ['red'] }, /^colors: expected/],
  [{ colours: {} }, /^colours: a theme file has/],
  [{ colors: { acent: 'red' } }, /^colors\.acent: there are ok, warning/],
  [{ colors: { ok: 'grün' } }, /^colors\.ok: "grün" is no colour/],
  [{ colors: { ok: 3 } }, /^colors\.ok: 3 is no colour/],
  [{ colors: { ok: 'ansi256(300)' } }, /is no colour/],
  [{ colors: { ok: '__proto__' } }, /is no colour/],
])('says what is wrong with %j and keeps the rest', (data, problem) => {
  const { palette, problems } = readTheme(data);
  expect(problems).toHaveLength(1);
  expect(problems[0]).toMatch(problem);
  expect(palette).toEqual(THEMES.dark);
});

it.each(['redBright', '#f80', '#ff8800', 'rgb(1, 2, 3)', 'ansi256(208)', 'gray'])('writes %s in a colour', (color) => {
  const { palette } = readTheme({ colors: { ok: color } });
  const plain = renderToString(<Text>x</Text>);
  expect(renderToString(<Text {...paint(palette.ok)}>x</Text>)).not.toBe(plain);
});
