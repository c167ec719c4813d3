import { describe, expect, it } from 'vitest';

import { renderConsole } from '../../support/console.tsx';
import { learningsDesk } from '../../support/learnings.ts';
import { after, NOW, TROUBLED } from '../../support/machine.ts';

const open = async (
  more: Parameters<typeof renderConsole>[0] = {},
  given: Parameters<typeof learningsDesk>[0] = {},
) => {
  const learned = learningsDesk(given);
  const app = await renderConsole({
    ...after(TROUBLED),
    now: NOW,
    ...more,
    watch: { learnings: learned.learnings, ...more.watch },
  });
  await app.press('6');
  await app.waitFor(/Knowledge/);
  return Object.assign(app, learned);
};
const line = (screen: string, text: string) => screen.split('\n').find((each) => each.includes(text)) ?? '';

describe('Knowledge', () => {
  it('lists what was learned, the newest first, with what is late', async () => {
    await using app = await open();
    await app.waitFor('debugger');
    expect(line(app.screen(), 'Port 7001')).toMatch(/✘ .*1 late .*troubleshooting/);
    expect(line(app.screen(), 'newest first')).toMatch(/7, to do: 1 late, 2 open, newest first/);
    expect(app.screen().indexOf('Port 7001')).toBeLessThan(app.screen().indexOf('The certificate'));
  });

  it('finds at every letter, and shows where', async () => {
    await using app = await open({ cols: 150 });
    await app.waitFor('debugger');
    await app.press('/');
    await app.type('rotat');
    await app.waitFor(/1 of 7/);
    expect(app.screen()).not.toContain('certificate of the registry');
    await app.type('xyz');
    await app.waitFor('No learning has these words');
  });
});
