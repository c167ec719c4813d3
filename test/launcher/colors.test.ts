import { expect, it } from 'vitest';

import { type Palette, THEMES } from '#components/themes.ts';

import { defaultConfig } from '../../src/config/defaults.ts';
import { colorsFor } from '../../src/launcher/colors.ts';

const config = (theme: string) => ({ ...defaultConfig('development', '/home/ana/config.yaml'), theme });

it('takes over another theme, tells of it once, and says what is wrong with one', async () => {
  const colors = colorsFor('/home/ana', THEMES.dark);
  const told: Palette[] = [];
  colors.onChange((palette) => told.push(palette));
  expect(await colors.adopt(config('dark'))).toEqual([]);
  expect(told).toEqual([]);
  await colors.adopt(config('light'));
  await colors.adopt(config('light'));
  expect(told).toEqual([THEMES.light]);
  expect(colors.palette()).toBe(THEMES.light);
  expect(await colors.adopt(config('lihgt'))).toEqual([expect.stringContaining('lihgt')]);
  expect(colors.palette()).toBe(THEMES.dark);
});
