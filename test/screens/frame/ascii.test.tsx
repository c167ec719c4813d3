import { expect, it } from 'vitest';

import { renderConsole } from '../../support/console.tsx';
import { NOON, reading } from '../../support/readings.ts';

it('writes nothing but ASCII, whatever is open and whatever the data', async () => {
  await using app = await renderConsole({ session: { ascii: true }, notices: ['Gerät ✘ fehlt'] });
  app.store.acts.received([reading('service:健康', { summary: 'läuft → gut 🚀' })], [], NOON);
  app.store.acts.ran({ at: NOON, command: 'écho ✔', exitCode: 1, tookMs: 1, note: '' });
  for (const keys of [[], ['?'], ['esc', ':'], ['esc', 'x'], ['esc', '!'], ['esc', '/', 'é'], ['esc', '2'], ['9']]) {
    await app.press(...keys);
    expect(app.screen().replaceAll('\n', '')).toMatch(/^[ -~]*$/);
  }
});
