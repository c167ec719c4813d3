import fc from 'fast-check';
import { expect, it } from 'vitest';

import { ACTION_IDS, ACTIONS } from '#domain/keys.ts';

import { renderConsole } from '../../support/console.tsx';
import { NOON, reading } from '../../support/readings.ts';

const NAMES: Readonly<Record<string, string>> = { pageup: 'pgup', pagedown: 'pgdn' };
const KEYS = ACTION_IDS.flatMap((id): readonly string[] => ACTIONS[id].keys)
  .filter((key) => key !== 'ctrl-z')
  .map((key) => NAMES[key] ?? key);
const OTHERS = [
  '1',
  '2',
  '7',
  '0',
  'é',
  '健',
  'paste:a\nb',
  'click@9,1',
  'click@30,12',
  'wheel-down@5,5',
  'focus-out',
  'focus-in',
];

type Step = { readonly key: string } | { readonly size: readonly [number, number] } | { readonly tick: number };

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 12, arbitrary: fc.constantFrom(...KEYS, ...OTHERS).map((key) => ({ key })) },
  {
    weight: 1,
    arbitrary: fc.tuple(fc.integer({ min: 1, max: 140 }), fc.integer({ min: 1, max: 40 })).map((size) => ({ size })),
  },
  { weight: 2, arbitrary: fc.nat(1000).map((tick) => ({ tick })) },
);

function cells(app: Awaited<ReturnType<typeof renderConsole>>): string {
  const { cols, rows } = app.terminal;
  const all = Array.from({ length: rows }, (_, y) => Array.from({ length: cols }, (__, x) => app.cell(x, y)));
  return all
    .map((row) => row.map(({ char, fg, bg, bold, inverse }) => `${char || ' '}${fg}${bg}${bold}${inverse}`))
    .join('\n');
}

/** Whatever is pressed: no error, no frame taller than the terminal, and what is on the screen is what a new paint shows. */
it('stands every key in every order', { timeout: 120_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 30 }), async (steps) => {
      await using app = await renderConsole({ cols: 100, rows: 30 });
      for (const each of steps) {
        if ('key' in each) await app.press(each.key);
        else if ('size' in each) await app.resize(...each.size);
        else
          app.store.acts.received(
            [reading('service:api', { value: each.tick, summary: `${each.tick} ms` })],
            [],
            NOON + each.tick,
          );
        await app.settle();
        expect(app.terminal.buffer.active.baseY).toBe(0);
      }
      const shown = cells(app);
      await app.press('ctrl-l');
      await app.settle();
      expect(cells(app)).toBe(shown);
    }),
    { numRuns: 6 },
  );
});
