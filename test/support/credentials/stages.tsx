import { renderConsole } from '../console.tsx';
import { machineWatch } from '../machine-watch.ts';
import { after, HEALTHY, NOW } from '../machine.ts';
import { fakeCredentialsDesk } from './desk.ts';
import { CANARY, LOCKED } from './known.ts';

type Setup = NonNullable<Parameters<typeof renderConsole>[0]>;
type App = Awaited<ReturnType<typeof openCredentials>>;

/** The place Credentials, drawn. */
export async function openCredentials(more: Setup = {}, fake = fakeCredentialsDesk()) {
  const app = await renderConsole({
    ...after(HEALTHY),
    now: NOW,
    ...more,
    watch: { ...machineWatch, credentials: fake.desk },
  });
  app.store.acts.set({ credentials: { waiting: 3 } });
  await app.press('7');
  await app.waitFor(/npm\/publish|Nothing is stored|locked/);
  return Object.assign(app, { acts: fake.acts, held: fake.held });
}

/** How a screen of credentials is reached, by its name in the pictures. */
export const STAGES: Readonly<Record<string, (more: Setup) => Promise<App>>> = {
  credentials: async (more) => {
    const app = await openCredentials(more);
    await app.press('down');
    return app;
  },
  'credentials-locked': async (more) => {
    const app = await openCredentials(more, fakeCredentialsDesk({ store: LOCKED }));
    await app.press(':');
    await app.waitFor('Find anything');
    await app.type('unlock the store');
    await app.waitFor(/ 1 of \d+/);
    await app.press('enter');
    await app.waitFor('Passphrase:');
    await app.type('seven..');
    return app;
  },
  'credentials-add': async (more) => {
    const app = await openCredentials(more, fakeCredentialsDesk());
    await app.press('c');
    await app.waitFor('paste it');
    await app.type(`\u001b[200~${CANARY}\n\u001b[201~`);
    await app.waitFor('GitHub');
    await app.press('enter');
    await app.waitFor(/GitHub knows it/);
    return app;
  },
  'credentials-details': async (more) => {
    const app = await openCredentials(more);
    await app.press('enter');
    await app.waitFor('How it is');
    await app.settle();
    return app;
  },
  'credentials-scan': async (more) => {
    const app = await openCredentials(more);
    app.store.acts.push({ type: 'credentials', part: 'scan', name: null });
    await app.waitFor('3 findings');
    return app;
  },
  'credentials-audit': async (more) => {
    const app = await openCredentials(more);
    app.store.acts.push({ type: 'credentials', part: 'audit', name: null });
    await app.waitFor('not allowed');
    await app.press('t');
    await app.waitFor('none changed');
    return app;
  },
};
