import { describe, expect, it } from 'vitest';

import { OpsError } from '#domain/errors.ts';

import { renderConsole } from '../support/console.tsx';
import { after, TROUBLED } from '../support/machine.ts';
import { chosen, fakePushDesk } from '../support/push/desk.ts';
import { blocked, review } from '../support/push/review.ts';
import { fakeDesk } from '../support/runs/desk.ts';
import { testing } from '../support/runs/plan.ts';

const PROJECT = { name: 'api-gateway', path: '/home/ana/projects/api-gateway' };

async function open(fake = fakePushDesk(), more: Parameters<typeof renderConsole>[0] = {}) {
  const runs = fakeDesk();
  const app = await renderConsole({ ...more, watch: { push: fake.push, runs: runs.runs, ...more.watch } });
  app.store.acts.push({ type: 'push', projects: [PROJECT] });
  await app.waitFor(/Push api-gateway|could not/);
  await app.settle();
  return Object.assign(app, { asked: fake.calls });
}
const KNOWN = {
  kindTitle: 'Git',
  about: '',
  thresholds: { warning: null, critical: null },
  dependsOn: [],
  timeoutMs: 1000,
  configured: true,
};
const line = (screen: string, text: string) => screen.split('\n').find((each) => each.includes(text)) ?? '';

/** The keys that choose an action of the list. */
const numberOf = (screen: string, title: string): readonly string[] =>
  Array.from(new RegExp(`(\\d+) +${title}`).exec(screen)?.[1] ?? '');

describe('p', () => {
  it('opens the review of the selected project, in Projects and on Home', async () => {
    const fake = fakePushDesk();
    const about = (id: string) => ({
      ...KNOWN,
      params: { path: `/home/ana/projects/${id.slice('git:'.length)}` },
    });
    await using app = await renderConsole({ ...after(TROUBLED), watch: { push: fake.push, about } });
    await app.press('2', 'p');
    await app.waitFor('Push api-gateway');
    expect(fake.calls).toEqual(['review billing {}']);
    expect(app.store.getState().views.at(-1)).toEqual({
      type: 'push',
      projects: [{ name: 'billing', path: '/home/ana/projects/billing' }],
    });
  });

  it('lists all that are marked, and reviews the one that is opened', async () => {
    const fake = fakePushDesk((path) =>
      path.endsWith('auth') ? blocked({ project: { id: 'auth', name: 'auth', path } }) : review(),
    );
    await using app = await renderConsole({ watch: { push: fake.push } });
    app.store.acts.push({ type: 'push', projects: [PROJECT, { name: 'auth', path: '/home/ana/projects/auth' }] });
    const screen = await app.waitFor('CI failed');
    expect(line(screen, 'api-gateway')).toMatch(/✔ api-gateway +v2\.4\.1 → v2\.5\.0 +minor +3 +ready/);
    expect(line(screen, 'auth')).toMatch(/✘ auth .*CI failed on a1b2c3d/);
    expect(screen).toContain('1 of 2 can be released');
    await app.press('enter');
    await app.waitFor('Why minor');
  });

  it('says why it is off in a read-only console', async () => {
    await using app = await renderConsole({
      ...after(TROUBLED),
      session: { readOnly: true },
      watch: { push: fakePushDesk().push },
    });
    await app.press('2', 'p');
    expect(app.screen()).toContain('p push: the console is read-only');
  });
});

describe('the review', () => {
  it('says why this version, what will be done and what will be written', async () => {
    await using app = await open();
    const screen = app.screen();
    expect(line(screen, ' Push api-gateway')).toMatch(
      /v2\.4\.1 → v2\.5\.0 .*main → origin +nothing has been changed yet/,
    );
    expect(screen).toMatch(/minor +feat: add retry budget .*a1b2c3d/);
    expect(screen).toMatch(/- +docs: explain.* does not count/);
    expect(screen).toMatch(/❯ minor +v2\.5\.0 +recommended/);
    expect(screen).toContain('about 2 min 40 s (median of 12 runs)');
    expect(screen).toContain('v2.5.0 free on git and npm');
    expect(screen).toContain('point of no return');
    expect(screen).toContain('- idle sockets are closed (d4e5f6a)');
    expect(screen).toContain('Stops before the line: everything is taken back.');
  });

  it('looks again for another version', async () => {
    await using app = await open();
    await app.press('down');
    expect(app.asked.at(-1)).toBe('review api-gateway {"bump":"major"}');
    expect(app.screen()).toMatch(/❯ major +v3\.0\.0/);
    await app.press('up', 'up');
    expect(app.screen()).toMatch(/❯ patch +v2\.4\.2/);
  });

  it('shows what is in the way with what to do, and does not begin', async () => {
    await using app = await open(fakePushDesk(() => blocked()));
    const screen = app.screen();
    expect(screen).toContain('Plan: 1 thing in the way');
    expect(screen).toMatch(/✘ CI failed on a1b2c3d/);
    expect(screen).toContain('Mend it, or skip the check with a reason.');
    await app.press('enter');
    expect(app.store.getState().overlay).toBeNull();
    expect(app.screen()).toContain('enter open: CI failed on a1b2c3d.');
  });

  it('says why it could not look', async () => {
    const fake = fakePushDesk(() =>
      Promise.reject(
        new OpsError('no-remote', 'This project has no remote.', { hint: 'Add one with git remote add.' }),
      ),
    );
    await using app = await open(fake);
    expect(await app.waitFor('This project has no remote.')).toContain('Add one with git remote add.');
    await app.press('enter');
    expect(app.asked.filter((call) => call.startsWith('start'))).toEqual([]);
  });

  it('begins only when the name of the project was typed, and shows the run', async () => {
    await using app = await open();
    app.store.acts.runsChanged([{ state: testing(), where: 'here' }]);
    await app.press('enter');
    expect(app.screen()).toContain('Release api-gateway v2.5.0?');
    expect(app.screen()).toContain('git push --atomic origin main v2.5.0');
    await app.press('right', 'enter');
    expect(app.asked.filter((call) => call.startsWith('start'))).toEqual([]);
    expect(app.screen()).toContain('type api-gateway to confirm');
    await app.type('api-gateway');
    await app.press('enter');
    await app.waitFor('4 Tests');
    expect(app.asked.at(-1)).toBe('start api-gateway v2.5.0');
    await app.press('esc');
    expect(app.store.getState().views).toEqual([{ type: 'place', place: 'home' }]);
  });

  it('asks with every request to others that a pull request needs', async () => {
    const long = `POST /repos/ana/api-gateway/pulls {"head":"release/v2.5.0","base":"main","title":"chore(release): 2.5.0"}`;
    const planned = review();
    const extra = planned.plan?.steps
      .slice(-1)
      .map((step) => ({ ...step, id: 'pull-request', reads: false, commands: [long] }));
    const plan = planned.plan && { ...planned.plan, steps: [...planned.plan.steps, ...(extra ?? [])] };
    await using app = await open(fakePushDesk(() => review({ plan, pullRequest: 'release/v2.5.0' })));
    await app.press('enter');
    const screen = app.screen();
    expect(screen).toContain('$ POST /repos/ana/api-gateway/pulls');
    expect(screen).toContain('"title":"chore(release):');
    expect(screen).toContain('Waits until release/v2.5.0 is merged into main; nothing is tagged');
  });

  it('stays when it cannot begin, and says why', async () => {
    const fake = fakePushDesk();
    const locked = { ...fake.desk, start: () => Promise.reject(new OpsError('locked', 'Another run works there.')) };
    await using app = await open({ ...fake, desk: locked, push: () => Promise.resolve(locked) });
    await app.press('enter', 'right');
    await app.type('api-gateway');
    await app.press('enter');
    await app.waitFor('Another run works there.');
    expect(app.screen()).toContain('Why minor');
  });

  it('leaves a phase out with a reason, and takes it in again', async () => {
    await using app = await open();
    const wanted = async (title: string) => {
      await app.press('x');
      await app.press(...numberOf(app.screen(), title));
    };
    await wanted('Skip Tests…');
    await app.type('ran them by hand');
    await app.press('enter');
    expect(app.asked.at(-1)).toBe('review api-gateway {"skip":[{"id":"tests","reason":"ran them by hand"}]}');
    await app.waitFor('ran them by hand');
    await wanted('Do not skip tests');
    expect(app.asked.at(-1)).toBe('review api-gateway {}');
    await app.press('x');
    expect(app.screen()).not.toContain('Skip Git…');
    expect(app.screen()).not.toContain('Skip Deploy…');
  });

  it('asks once which places of documents follow the version', async () => {
    const place = {
      file: 'README.md',
      line: 12,
      before: 'As of 2.4.1',
      after: 'As of 2.5.0',
      taken: false,
      open: true,
    };
    await using app = await open(fakePushDesk(() => review({ places: [{ ...place, key: 'README.md: mention' }] })));
    await app.press('x');
    await app.press(...numberOf(app.screen(), 'Places that name the version…'));
    expect(app.screen()).toMatch(/1 +README\.md:12 +stays until you pick it: As of 2\.4\.1/);
    await app.press('1');
    await app.settle();
    expect(app.asked.slice(-2)).toEqual(['places api-gateway {"README.md: mention":true}', 'review api-gateway {}']);
  });

  it('takes any version that looks like one', async () => {
    await using app = await open();
    await app.press('x');
    await app.press(...numberOf(app.screen(), 'Another version'));
    await app.type('next');
    expect(app.screen()).toContain('a version looks like 2.5.0');
    await app.press('ctrl-u');
    await app.type('v4.0.0');
    await app.press('enter');
    expect(app.asked.at(-1)).toBe('review api-gateway {"bump":"explicit:4.0.0"}');
  });

  it('opens the changelog in the editor and takes what was written', async () => {
    const fake = fakePushDesk();
    const ran: string[] = [];
    const watch = {
      editor: (path: string) => ({ file: 'vi', args: [path] }),
      foreground: ({ file, args }: { file: string; args: readonly string[] }) => {
        ran.push([file, ...args].join(' '));
        return Promise.resolve(0);
      },
    };
    await using app = await open(fake, { watch });
    await app.press('e');
    await app.waitFor('- said better');
    expect(ran).toEqual(['vi /run/ana/CHANGELOG.md']);
    expect(fake.drafts[0]).toContain('retry budget');
    expect(app.asked.at(-1)).toBe('review api-gateway {"edited":true}');
  });

  it('runs dry, saves the plan, and asks for the message of a quick push', async () => {
    await using app = await open();
    const wanted = async (title: string) => {
      await app.press('x');
      await app.press(...numberOf(app.screen(), title));
    };
    await wanted('Save the plan');
    await app.waitFor('The plan is in /home/ana/.local/state/cpm-console/plans/api-gateway-2.5.0.json.');
    await wanted('Quick push…');
    await app.type('fix: the gate');
    await app.press('enter');
    expect(app.asked.at(-1)).toBe('review api-gateway {"kind":"quick","message":"fix: the gate"}');
    await app.waitFor('Quick push api-gateway');
    await wanted('Dry run');
    expect(app.asked.at(-1)).toBe('dry run api-gateway');
    expect(await app.waitFor('as it was planned')).toContain('Nothing was changed.');
  });

  it('lets the latest wish win, whatever answers first', async () => {
    const gates = new Map<string, () => void>();
    const fake = fakePushDesk((_path, choices) => {
      if (choices.bump === null) return chosen(choices);
      return new Promise((resolve) => gates.set(choices.bump ?? '', () => resolve(chosen(choices))));
    });
    await using app = await open(fake);
    await app.press('down');
    expect(app.screen()).toContain('looking again');
    await app.press('up');
    gates.get('patch')?.();
    gates.get('major')?.();
    await app.settle();
    await app.waitFor('nothing has been changed yet');
    expect(app.screen()).not.toMatch(/❯ major/);
  });
});
