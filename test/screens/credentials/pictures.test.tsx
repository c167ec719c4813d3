import { describe, expect, it } from 'vitest';

import { CANARY } from '../../support/credentials/known.ts';
import { STAGES } from '../../support/credentials/stages.tsx';

const SIZES = [
  [200, 50],
  [120, 36],
  [80, 24],
  [60, 15],
] as const;
const LOOKS = { ascii: { ascii: true }, 'screen-reader': { screenReader: true } };

describe.each(Object.entries(STAGES))('the picture of %s', (name, stage) => {
  it.each(SIZES)('at %ix%i', async (cols, rows) => {
    await using app = await stage({ cols, rows });
    expect(app.raw).not.toContain(CANARY.slice(12, 40));
    await expect(app.svg()).toMatchFileSnapshot(`../pictures/${name}-${cols}x${rows}.svg`);
  });

  it.each(Object.entries(LOOKS))('in %s', async (look, session) => {
    await using app = await stage({ cols: 120, rows: 36, session });
    await expect(app.svg()).toMatchFileSnapshot(`../pictures/${name}-${look}.svg`);
  });
});
