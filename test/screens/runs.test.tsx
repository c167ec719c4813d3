import { describe, expect, it } from 'vitest';

import type { Question } from '#domain/procedure/question.ts';
import type { RunItem } from '#domain/procedure/standing.ts';

import { renderConsole } from '../support/console.tsx';
import { fakeDesk, logOf } from '../support/runs/desk.ts';
import { BEGAN, halfWay, pushPlan, released, runAfterAll, started, testing } from '../support/runs/plan.ts';

const NOW = BEGAN + 31_000;
const item = (state: RunItem['state'], where: RunItem['where'] = 'nowhere'): RunItem => ({ state, where });
const id = (n: number) => `push-20261120-14020${n}-000${n}`;
const SOME: readonly RunItem[] = [
  item(released(pushPlan('docs'), id(1))),
  item(halfWay(pushPlan('api-gateway'), id(2))),
  item(testing(pushPlan('billing'), id(3)), 'here'),
];
const asking = (question: Question) =>
  item(runAfterAll([started('publish'), { type: 'asked', step: 'publish', question }]), 'here');

async function open(items: readonly RunItem[], more: Parameters<typeof renderConsole>[0] = {}, fake = fakeDesk()) {
  const app = await renderConsole({ watch: { runs: fake.runs, now: () => NOW, ...more.watch }, ...more, now: NOW });
  app.store.acts.runsChanged(items);
  await app.settle();
  return Object.assign(app, { desk: fake });
}
const line = (screen: string, text: string) => screen.split('\n').find((each) => each.includes(text)) ?? '';
const openRun = async (state: RunItem, more: Parameters<typeof renderConsole>[0] = {}, fake = fakeDesk()) => {
  const app = await open([state], more, fake);
  app.store.acts.push({ type: 'run', run: state.state.run });
  await app.waitFor(/Push api-gateway/);
  return app;
};

describe('the place of runs', () => {
  it('shows what runs first, then what was left, then what ended, and how they went', async () => {
    await using app = await open(SOME);
    await app.press('8');
    const screen = await app.waitFor('Runs   ');
    const rows = screen.split('\n').flatMap((each) => /[▶⚠✔] push ([\w-]+)/.exec(each)?.[1] ?? []);
    expect(rows.slice(-3)).toEqual(['billing', 'api-gateway', 'docs']);
    expect(line(screen, 'push billing')).toContain('4/6 tests');
    expect(screen).toContain('stopped half way: npm publish: connection lost');
    expect(screen).toContain('1 of 1 went well');
  });

  it('says which key begins when nothing has run', async () => {
    await using app = await open([]);
    await app.press('8');
    expect(await app.waitFor('Nothing has run yet')).toContain('p on a project begins');
  });

  it('filters, opens a run, resumes an unfinished one', async () => {
    await using app = await open(SOME);
    await app.press('8');
    await app.waitFor('Runs   ');
    await app.press('/');
    await app.type('gateway');
    await app.press('enter', 'r');
    expect(app.desk.calls).toEqual([`resume ${id(2)}`]);
    expect(app.store.getState().views.at(-1)).toEqual({ type: 'run', run: id(2) });
  });

  it('counts what waits for a person on the map', async () => {
    await using app = await open(SOME, { cols: 120 });
    expect(app.screen()).toMatch(/8 Runs 1/);
  });
});

describe('a run at work', () => {
  it('shows its phases, the point of no return and what is printed', async () => {
    await using app = await openRun(item(testing(), 'here'));
    const screen = app.screen();
    expect(screen).toMatch(/✔ 1 Validate/);
    expect(screen).toMatch(/▶ 4 Tests +npm test/);
    const at = (text: string) => screen.split('\n').findIndex((each) => each.includes(text));
    expect(at('point of no return')).toBeGreaterThan(at('5 Git'));
    expect(at('point of no return')).toBeLessThan(at('6 Deploy'));
    expect(screen).toContain('(40 ms)');
    expect(screen).toContain('31 s');
  });

  it('is interrupted by ctrl-c, which leaves the console anywhere else', async () => {
    await using app = await openRun(item(testing(), 'here'));
    await app.press('ctrl-c');
    expect(app.desk.calls).toEqual([`interrupt ${testing().run}`]);
    await app.press('esc', 'ctrl-c');
    expect(app.calls).toEqual(['quit']);
  });

  it('goes on while a person is elsewhere', async () => {
    await using app = await openRun(item(testing(), 'here'));
    await app.press('esc');
    expect(app.store.getState().views).toEqual([{ type: 'place', place: 'home' }]);
    expect(app.desk.calls).toEqual([]);
  });

  it('follows what is printed until somebody scrolls', async () => {
    await using app = await openRun(item(testing(), 'here'));
    app.desk.log.push('test', 'output', 'the newest\n');
    app.desk.log.tell();
    await app.waitFor('the newest');
    await app.press('g');
    expect(app.screen()).toContain('npm test');
    expect(app.screen()).not.toContain('the newest');
    app.desk.log.push('test', 'output', 'even newer\n');
    app.desk.log.tell();
    await app.settle();
    expect(app.screen()).not.toContain('even newer');
    await app.press('f');
    expect(app.screen()).toContain('even newer');
  });

  it('finds words in the log and goes from one line to the next', async () => {
    await using app = await openRun(item(testing(), 'here'), {}, fakeDesk({ log: logOf(200) }));
    await app.press('/');
    await app.type('idle sockets');
    await app.press('enter');
    expect(app.screen()).toContain('28 of 28 found');
    await app.press('N', 'N');
    expect(app.screen()).toContain('26 of 28 found');
    expect(app.screen()).toContain('(182 ms)');
    await app.press('n');
    expect(app.screen()).toContain('27 of 28 found');
  });

  it('can only be looked at when another console runs it', async () => {
    await using app = await openRun(item(testing(), 'elsewhere'));
    expect(app.screen()).toContain('in another console');
    await app.press('ctrl-c');
    expect(app.desk.calls).toEqual([]);
    expect(app.screen()).toContain('it runs in another console');
  });
});

describe('a run that asks', () => {
  const TURN: Question = {
    id: 'root',
    kind: 'your-turn',
    title: 'This needs root',
    command: 'sudo systemctl restart mem0ai',
    choices: [
      { id: 'run', title: 'Run it here', note: 'the screen steps aside, sudo asks you itself' },
      { id: 'wait', title: 'Copy it and wait' },
      { id: 'skip', title: 'Skip this step with a reason' },
      { id: 'stop', title: 'Stop here and take everything back' },
    ],
  };

  it('shows the command, and steps aside for it', async () => {
    const ran: string[] = [];
    const foreground = ({ file, args }: { file: string; args: readonly string[] }) => {
      ran.push([file, ...args].join(' '));
      return Promise.resolve(0);
    };
    const fake = fakeDesk();
    await using app = await openRun(asking(TURN), { watch: { foreground, runs: fake.runs } }, fake);
    expect(app.screen()).toContain('sudo systemctl restart mem0ai');
    expect(app.screen()).toContain('your turn');
    await app.press('enter');
    await expect
      .poll(() => fake.calls, { timeout: 20_000 })
      .toEqual([`answer ${asking(TURN).state.run} {"value":"run"}`]);
    expect(ran).toEqual(['sudo systemctl restart mem0ai']);
  });

  it('wants the reason for a step that is left out', async () => {
    await using app = await openRun(asking(TURN));
    await app.press('down', 'down', 'enter');
    expect(app.desk.calls).toEqual([]);
    await app.type('quiet day');
    await app.press('enter');
    expect(app.desk.calls).toEqual([`answer ${asking(TURN).state.run} {"value":"skip","reason":"quiet day"}`]);
  });

  it('begins every question at its first row, the same one asked again too', async () => {
    const stop: Question = {
      id: 'stubborn',
      kind: 'choice',
      title: 'worker does not stop.',
      choices: [
        { id: 'wait', title: 'Wait longer' },
        { id: 'on', title: 'Go on without it' },
      ],
    };
    const asked = { type: 'asked', step: 'publish', question: stop } as const;
    const answered = { type: 'answered', step: 'publish', question: stop.id, value: 'wait' } as const;
    await using app = await openRun(item(runAfterAll([started('publish'), asked]), 'here'));
    await app.press('down');
    expect(await app.waitFor(/❯ Go on without it/)).not.toContain('❯ Wait longer');
    // Answered and asked again within one frame, as when the time was over at once.
    app.store.acts.runsChanged([item(runAfterAll([started('publish'), asked, answered, asked]), 'here')]);
    await app.waitFor(/❯ Wait longer/);
    await app.press('enter');
    expect(app.desk.calls.map((call) => call.replace(/^answer \S+ /, ''))).toEqual(['{"value":"wait"}']);
  });

  it('never shows a secret, and gives it on', async () => {
    const question: Question = { id: 'code', kind: 'secret', title: 'The code of your phone' };
    await using app = await openRun(asking(question));
    await app.type('847201');
    expect(app.screen()).toContain('******');
    await app.press('enter');
    expect(app.raw).not.toContain('847201');
    expect(app.desk.calls).toEqual([`answer ${asking(question).state.run} {"value":"847201"}`]);
  });

  it('waits in the header of every screen', async () => {
    await using app = await open([asking(TURN)]);
    expect(app.screen().split('\n')[0]).toContain('push api-gateway asks');
  });
});

describe('a run that was left half way', () => {
  it('says what the world looks like now and what each way out would do', async () => {
    await using app = await openRun(item(halfWay()));
    const screen = await app.waitFor('main and v2.5.0 are on origin');
    expect(screen).toContain('npm publish: connection lost');
    expect(screen).toMatch(/❯ Resume +goes on with npm publish\./);
    expect(screen).toMatch(/Abort… +leaves what is in place/);
    expect(screen).toMatch(/Leave it +it will be offered again/);
  });

  it('resumes on enter', async () => {
    await using app = await openRun(item(halfWay()));
    await app.waitFor('on origin');
    await app.press('enter');
    expect(app.desk.calls).toEqual([`resume ${halfWay().run}`]);
  });

  it('aborts after a question with Cancel focused', async () => {
    await using app = await openRun(item(halfWay()));
    await app.waitFor('on origin');
    await app.press('down', 'enter', 'enter');
    expect(app.desk.calls).toEqual([]);
    await app.press('enter', 'right', 'enter');
    expect(app.desk.calls).toEqual([`abort ${halfWay().run}`]);
  });

  it('shows the log and comes back', async () => {
    await using app = await openRun(item(halfWay()));
    await app.waitFor('on origin');
    await app.press('down', 'down', 'enter');
    expect(app.screen()).toContain('(40 ms)');
    await app.press('esc');
    expect(app.screen()).toContain('❯ Look at the log');
  });

  it('is offered first on every screen until it is put off', async () => {
    await using app = await open([item(halfWay())]);
    const offer = line(app.screen(), 'push api-gateway');
    expect(offer).toMatch(/⚠ push api-gateway stopped at 14:02.*enter resume/);
    await app.press('2');
    expect(app.screen()).toContain('enter resume');
    await app.press('enter');
    await app.waitFor('❯ Resume');
    expect(app.desk.calls).toEqual([]);
    await app.press('esc', 'esc');
    expect(app.screen()).not.toContain('enter resume');
    expect(app.screen()).toMatch(/8 Runs 1/);
  });
});

describe('a run that is over', () => {
  it('says what came of it, links, and how long each step took', async () => {
    const opened: string[] = [];
    const fake = fakeDesk();
    await using app = await openRun(item(released()), {
      watch: { runs: fake.runs, outside: (url) => opened.push(url) },
    });
    const screen = app.screen();
    expect(screen).toMatch(/version +2\.5\.0/);
    expect(screen).toContain('https://registry.example/api-gateway/v/2.5.0');
    expect(screen).toMatch(/✔ npm publish +publish went well +1\.2 s/);
    await app.press('o');
    expect(opened).toEqual(['https://registry.example/api-gateway/v/2.5.0']);
  });

  it('says that everything is as before, and why', async () => {
    const error = { code: 'command-failed', message: 'npm test failed with exit code 1', hint: null };
    const state = { ...testing(), state: 'undone' as const, error, endedAt: BEGAN + 9000 };
    await using app = await openRun(item(state));
    expect(app.screen()).toContain('everything is as before');
    expect(app.screen()).toContain('npm test failed with exit code 1');
  });
});

it('shows what runs in the header of every screen', async () => {
  await using app = await open([item(testing(pushPlan('billing')), 'here')]);
  expect(app.screen().split('\n')[0]).toMatch(/▶ push billing 4\/6 tests 31 s/);
});

it('writes every second of a run for nobody when it is read aloud', async () => {
  await using app = await open(SOME, { session: { screenReader: true } });
  await app.press('8');
  await app.waitFor('push billing');
  expect(app.screen()).toMatch(/running push billing/);
});
