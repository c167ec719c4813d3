import { OpsError } from '#domain/errors.ts';

import type { App } from './apps.ts';
import { look } from './look.ts';

/** All processes of an app, one or more. Rejects with OpsError `no-unit`, and as `look` does. */
export async function processesOf(home: string, name: string, signal: AbortSignal): Promise<App[]> {
  const apps = (await look(home, signal)).filter((app) => app.name === name);
  if (apps.length > 0) return apps;
  throw new OpsError('no-unit', `PM2 has no app ${JSON.stringify(name.slice(0, 100))}.`, {
    hint: 'Look at its name: pm2 list',
  });
}
