import { expect, it } from 'vitest';

import { toPng } from '../../scripts/picture/raster.ts';
import { toSvg } from '../../scripts/picture/svg.ts';
import { createEmulator, parsed } from '../support/terminal/emulator.ts';

async function drawn(text: string, cols = 31, rows = 8) {
  const terminal = createEmulator({ cols, rows }, { convertEol: true });
  terminal.write(text);
  await parsed(terminal);
  return terminal;
}

const sgr = (codes: string, text: string) => `\u001b[${codes}m${text}\u001b[0m`;

it('draws a small screen', async () => {
  const terminal = await drawn(
    [
      `╭─ ${sgr('1', 'Health')} ────────────────────╮`,
      `│ ${sgr('32', '✔')} disk  ${sgr('36', '▁▂▃▅▇█▇▅')} ${sgr('2', '81 % used')}  │`,
      `│ ${sgr('38;5;208', '⚠')} 健康  ${sgr('38;2;120;90;255', '████')}${sgr('2', '░░░░')} a & b > c  │`,
      '├────────────┬────────────────┤',
      `│${sgr('7', ' selected ')}  │ ${sgr('4', 'link')}  ${sgr('3', 'slant')}    │`,
      '╰────────────┴────────────────╯',
      '╔═╦═╗ ┏━┳━┓ ┌┄╮ ⡇⣿ ▞▚ ╱╲╳ ▌▐',
      `╚═╩═╝ ┗━┻━┛ ╞═╡ ${sgr('41;97;1', ' failed ')}`,
    ].join('\n'),
  );
  await expect(toSvg(terminal, { title: 'a <b> c' })).toMatchFileSnapshot('pictures/small-screen.svg');
});

it('is the same file for the same screen, and says so in no other way than its content', async () => {
  const [one, two] = await Promise.all([drawn('same'), drawn('\u001b[5;5Hgone\u001b[2J\u001b[Hsame')]);
  expect(toSvg(one)).toBe(toSvg(two));
});

it('joins equal blocks into one shape', async () => {
  const svg = toSvg(await drawn('██████████'));
  expect(svg.match(/z/g)?.length).toBe(toSvg(await drawn('█')).match(/z/g)?.length);
});

it('marks the cursor only when asked', async () => {
  const terminal = await drawn('$ ');
  expect(toSvg(terminal, { cursor: true })).toContain('opacity="0.6"');
  expect(toSvg(terminal)).not.toContain('opacity');
});

it('becomes the same pixels every time', async () => {
  const svg = toSvg(await drawn('pixels ✔'));
  const png = toPng(svg, 1);
  expect(png.subarray(1, 4).toString()).toBe('PNG');
  expect(png.equals(toPng(svg, 1))).toBe(true);
});
