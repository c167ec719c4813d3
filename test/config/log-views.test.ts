import { describe, expect, test } from 'vitest';

import { loaded, problemsOf } from './support.ts';

describe('saved views of logs', () => {
  test('say what is read together, and what of it', async () => {
    const { logViews } = await loaded(
      'logs:\n  views:\n    - {id: shop, sources: [api, /var/log/shop/*.log], text: "time.?out", regex: true, level: warning}\n    - {id: all, sources: [journal]}\n',
    );
    expect(logViews).toEqual([
      {
        id: 'shop',
        sources: ['api', '/var/log/shop/*.log'],
        query: { text: 'time.?out', regex: true, atLeast: 'warning' },
      },
      { id: 'all', sources: ['journal'], query: { text: '', regex: false, atLeast: null } },
    ]);
  });

  test.each([
    ['{id: a, sources: [x]}, {id: a, sources: [y]}', 'logs.views[1].id: a is the name of another view. Give another.'],
    ['{id: a, sources: [x], text: "(", regex: true}', 'logs.views[0].text: ( is no regular expression'],
    ['{id: a, sources: []}', 'logs.views[0].sources: expected '],
    ['{id: a, sources: [x], level: debug}', 'logs.views[0].level: '],
  ])('%s is refused', async (items, message) => {
    expect((await problemsOf(`logs: {views: [${items}]}\n`)).join('\n')).toContain(message);
  });
});
