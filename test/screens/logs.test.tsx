import { describe, expect, it } from 'vitest';

import type { LogSource } from '#domain/logs/source.ts';
import type { ForegroundCommand, Watch } from '#screens/frame/watch.ts';
import type { Session } from '#store/state.ts';

import { renderConsole } from '../support/console.tsx';
import { expectUntouched, HARMLESS, HOSTILE } from '../support/hostile.ts';
import { fakeLogsDesk, linesOf, SOURCE } from '../support/logs-desk.ts';
import { machineWatch } from '../support/machine-watch.ts';
import { after, RESOLVED, TROUBLED } from '../support/machine.ts';
import { fakeServicesDesk } from '../support/services-desk.ts';

const open = async (more: Parameters<typeof renderConsole>[0] = {}, logs = fakeLogsDesk()) => {
  const watch = { ...machineWatch, services: fakeServicesDesk().desk, logs: logs.desk, ...more.watch };
  const app = await renderConsole({ ...after(TROUBLED, RESOLVED), ...more, watch });
  await app.press('3');
  await app.waitFor('l logs');
  await app.press('l');
  await app.waitFor('following');
  return Object.assign(app, { logs });
};
const line = (screen: string, text: string) => screen.split('\n').find((each) => each.includes(text)) ?? '';

describe('logs', () => {
  it('opens on the newest lines of the selected service and follows them', async () => {
    await using app = await open();
    await app.waitFor('GET /orders/599');
    expect(app.screen()).toContain('following');
    app.logs.texts.push('2026-11-20T14:32:00.000Z ERROR [api] it came while nobody pressed a key');
    await app.logs.clock.pass(300);
    await app.waitFor('it came while nobody pressed a key');
  });

  it('marks services that wrote since a person last read them', async () => {
    await using app = await open();
    await app.press('esc');
    await app.waitFor(/mailer .* new/);
    expect(line(app.screen(), 'gateway')).not.toContain('new');
    expect(app.logs.saved).toEqual(['looked service:health-monitor']);
  });

  it('stays where a person scrolled to, and f goes back to the end', async () => {
    await using app = await open();
    await app.waitFor('GET /orders/599');
    await app.press('ctrl-u', 'ctrl-u');
    await app.waitFor(/line \d+ of 400 held/);
    expect(app.screen()).not.toContain('GET /orders/599');
    await app.press('f');
    await app.waitFor('GET /orders/599');
  });

  it('goes to the first line however far it is', async () => {
    await using app = await open();
    await app.waitFor('GET /orders/599');
    await app.press('g');
    await app.waitFor('GET /orders/0 ');
    expect(line(app.screen(), '❯')).toContain('GET /orders/0 ');
  });

  it('goes from error to error', async () => {
    await using app = await open();
    await app.waitFor('GET /orders/599');
    await app.press('N');
    await app.waitFor(/❯.*ERROR.*cannot reach the database/);
    const first = line(app.screen(), '❯');
    await app.press('N');
    await app.waitFor((screen) => line(screen, '❯') !== first && line(screen, '❯').includes('ERROR'));
    await app.press('n');
    await app.waitFor((screen) => line(screen, '❯') === first);
    expect(app.screen()).toMatch(/line \d+ of/);
  });

  it('shows only lines with the words, and those that match an expression between slashes', async () => {
    await using app = await open();
    await app.waitFor('GET /orders/599');
    await app.press('/');
    await app.type('ECONNREFUSED');
    await app.waitFor((screen) => screen.includes('ECONNREFUSED') && !screen.includes('GET /orders'));
    await app.press('enter', 'esc', '/');
    await app.type('/orders.(7|8) /');
    await app.waitFor((screen) => screen.includes('GET /orders/7 ') && screen.includes('GET /orders/8 '));
    expect(app.screen()).toContain('matching');
  });

  it('goes to a time, saves what is held, wraps, from x', async () => {
    await using app = await open({ cols: 80, rows: 24 });
    await app.waitFor('GET /orders/599');
    await app.press('x');
    await app.waitFor('Go to a time…');
    const number = (text: string) => /(\d+) /.exec(line(app.screen(), text).trimStart())?.[1] ?? '';
    await app.type(number('Go to a time…'));
    await app.waitFor(/Time: \d\d:\d\d/);
    await app.type('30m');
    await app.waitFor(/Time: 30m/);
    await app.press('enter');
    await app.waitFor((screen) => /❯.*14:02:/.test(screen));
    await app.press('x');
    await app.type(number('Wrap long lines'));
    await app.press('x');
    await app.type(number('Save the lines'));
    await app.waitFor(/lines are in/);
    expect(app.logs.saved.at(-1)).toContain('GET /orders/');
  });

  describe('in the editor', () => {
    const JOURNAL: LogSource = { type: 'journal', name: 'api', scope: 'user', unit: 'api.service' };
    /** What the editor was started with, and what was lent to it then. */
    const edited = async (
      sources: readonly LogSource[],
      ends: () => Promise<number | null>,
      session: Partial<Session> = {},
    ) => {
      const logs = fakeLogsDesk(undefined, sources);
      const started: { readonly command: ForegroundCommand; readonly lent: string | undefined }[] = [];
      const watch: Partial<Watch> = {
        editor: (path, at) => ({ file: 'vi', args: [...(at === undefined ? [] : [`+${at}`]), path] }),
        foreground: (command) => {
          started.push({ command, lent: logs.lent.get(command.args.at(-1)!) });
          return ends();
        },
      };
      const app = await open({ watch, session }, logs);
      await app.waitFor('GET /orders/599');
      await app.press('e');
      await expect.poll(() => started.length > 0 && logs.lent.size === 0).toBe(true);
      return Object.assign(app, { started });
    };

    it('a log that is one file is that file', async () => {
      await using app = await edited([SOURCE], () => Promise.resolve(0));
      expect(app.started).toEqual([{ command: { file: 'vi', args: ['/var/log/api/api.log'] }, lent: undefined }]);
      await app.waitFor('GET /orders/599');
    });

    it('one of a journal is what is held of it, at the selected line, and gone afterwards', async () => {
      await using app = await edited([JOURNAL], () => Promise.resolve(0));
      const [{ command, lent }] = app.started as [(typeof app.started)[number]];
      expect(command.args).toEqual(['+400', '/tmp/lent/health-monitor.log']);
      expect(lent!.split('\n')).toHaveLength(401);
      expect(lent).toContain('GET /orders/599');
      await app.waitFor('following');
    });

    it('so is one of several, and a made-up one', async () => {
      await using several = await edited([SOURCE, JOURNAL], () => Promise.resolve(0));
      expect(several.started[0]!.lent).toContain('GET /orders/599');
      await using demo = await edited([SOURCE], () => Promise.resolve(0), { demo: true });
      expect(demo.started[0]!.lent).toContain('GET /orders/599');
    });

    it('nothing stays behind when the editor is not there, which is said', async () => {
      await using app = await edited([JOURNAL], () => Promise.reject(new Error('vi could not be started.')));
      expect(app.started[0]!.lent).toContain('GET /orders/599');
      await app.waitFor('vi could not be started.');
    });
  });

  it('reads nothing any more once it was left, however often', async () => {
    await using app = await open();
    for (let visit = 0; visit < 5; visit += 1) {
      await app.waitFor('GET /orders/599');
      expect(app.logs.readers.open).toBe(1);
      await app.press('esc');
      await app.waitFor('l logs');
      await expect.poll(() => app.logs.readers.open === 0 && app.logs.clock.pending === 0).toBe(true);
      await app.press('l');
      await app.waitFor('following');
    }
    expect(app.logs.readers.opened).toBe(6);
  });

  it('lets nothing in a log reach the terminal', async () => {
    await using app = await open({}, fakeLogsDesk([...linesOf(20), ...HOSTILE]));
    await app.waitFor('cleared');
    const screen = app.screen();
    for (const word of HARMLESS) expect(screen).toContain(word);
    expect(screen).toContain('Services');
    expectUntouched(app);
  });

  it('reads any other log that is known', async () => {
    await using app = await open();
    await app.press('esc');
    await app.waitFor('l logs');
    await app.press('x');
    await app.waitFor('Read another log…');
    const number = /(\d+)\s+Read another log/.exec(app.screen())?.[1] ?? '';
    await app.type(number);
    await app.waitFor('Read which log?');
    await app.press('1');
    await app.waitFor(/api +following/);
    expect(app.screen()).toContain('GET /orders/599');
  });

  it('says why a log cannot be opened', async () => {
    const logs = fakeLogsDesk();
    const desk = { ...(await logs.desk()), open: () => Promise.reject(new Error('There is no log at /x.')) };
    await using app = await renderConsole({
      ...after(TROUBLED),
      watch: { ...machineWatch, logs: () => Promise.resolve(desk) },
    });
    await app.press('3');
    await app.waitFor('l logs');
    await app.press('l');
    await app.waitFor('There is no log at /x.');
    await app.press('esc');
    expect(await app.waitFor('health-monitor')).toContain('8 Runs');
  });
});

const SIZES = [
  [200, 50],
  [120, 36],
  [80, 24],
  [60, 15],
] as const;
const LOOKS = { ascii: { ascii: true }, 'screen-reader': { screenReader: true }, 'no-color': { color: false } };

describe('the picture of logs', () => {
  const picture = async (more: Parameters<typeof renderConsole>[0]) => {
    await using app = await open(more);
    await app.waitFor('GET /orders/599');
    await app.settle();
    return app.svg();
  };

  it.each(SIZES)('at %ix%i', async (cols, rows) => {
    await expect(await picture({ cols, rows })).toMatchFileSnapshot(`pictures/logs-${cols}x${rows}.svg`);
  });

  it.each(Object.entries(LOOKS))('in %s', async (name, session) => {
    const svg = await picture({ cols: 120, rows: 36, session });
    await expect(svg).toMatchFileSnapshot(`pictures/logs-${name}.svg`);
  });
});
