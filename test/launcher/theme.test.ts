import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, expect, it } from 'vitest';

import { THEMES } from '#components/themes.ts';

import { loadTheme } from '../../src/launcher/theme.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'theme-'));
  await writeFile(join(folder, 'mine.yaml'), 'base: light\ncolors:\n  accent: "#ff8800"\n');
  await writeFile(join(folder, 'odd.yaml'), 'colors: {acent: red, ok: blue}\n');
  await writeFile(join(folder, 'torn.yaml'), 'colors: [\n');
});
afterAll(() => rm(folder, { recursive: true }));

it('knows its own themes by name', async () => {
  expect(await loadTheme('high-contrast', '/', null)).toEqual({ palette: THEMES['high-contrast'], problems: [] });
});

it('reads a file beside the configuration', async () => {
  const { palette, problems } = await loadTheme('mine.yaml', folder, null);
  expect({ palette, problems }).toEqual({ palette: { ...THEMES.light, accent: '#ff8800' }, problems: [] });
});

it('keeps what is right in a file and tells the rest', async () => {
  const { palette, problems } = await loadTheme(join(folder, 'odd.yaml'), '/', null);
  expect(palette).toEqual({ ...THEMES.dark, ok: 'blue' });
  expect(problems).toEqual([expect.stringMatching(/odd\.yaml: colors\.acent: there are ok/)]);
});

it.each(['neon', 'torn.yaml', '~/mine.yaml'])('starts in the dark theme when there is no %s', async (theme) => {
  const { palette, problems } = await loadTheme(theme, folder, null);
  expect(palette).toEqual(THEMES.dark);
  expect(problems).toHaveLength(1);
  expect(problems[0]).toMatch(/^theme: /);
});
