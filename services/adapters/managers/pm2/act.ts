import { join } from 'node:path';

import { OpsError } from '#domain/errors.ts';
import type { Json } from '#domain/json.ts';
import type { Acting } from '#services/ports/managers.ts';

import { aliveness } from './aliveness.ts';
import type { App } from './apps.ts';
import { daemonPid } from './daemon-pid.ts';
import { processesOf } from './processes-of.ts';
import { call } from './rpc.ts';

/** PM2 answers when it is done; what takes longer goes on by itself. */
const PATIENCE_MS = 4000;
const PING_MS = 2000;

interface Call {
  readonly method: string;
  readonly argument: Json;
}

/** What is asked of the daemon for one process, one after the other. */
type Calls = readonly Call[];

/** Does it to every process of an app: one after the other for a reload, which is to leave some of them to answer. */
export async function act(home: string, acting: Acting, signal: AbortSignal): Promise<void> {
  const all = callsFor(await processesOf(home, acting.unit, signal), acting, daemonPid(home));
  const ask = async ({ method, argument }: Call): Promise<void> => {
    const socket = join(home, 'rpc.sock');
    try {
      await call(socket, method, argument, { signal, limitMs: PATIENCE_MS });
    } catch (thrown) {
      if (signal.aborted || !(thrown instanceof OpsError) || thrown.code !== 'timeout') throw thrown;
      // A daemon that answers this has it at work.
      await call(socket, 'ping', {}, { signal, limitMs: PING_MS });
    }
  };
  const done = async (calls: Calls): Promise<void> => {
    for (const one of calls) await ask(one);
  };
  if (acting.action === 'reload') await done(all.flat());
  else await Promise.all(all.map(done));
}

function callsFor(apps: readonly App[], { action, unit, signal = 'TERM' }: Acting, daemon: number | null): Calls[] {
  const known = apps.flatMap((app) => (app.id === null ? [] : [{ app, id: app.id }]));
  const stop = (id: number): Call => ({ method: 'stopProcessId', argument: id });
  // The start that PM2 has in mind already would come on top: only a stop takes it back.
  const restart = ({ app, id }: { app: App; id: number }): Calls => [
    ...(app.status === 'waiting restart' ? [stop(id)] : []),
    { method: 'restartProcessId', argument: { id } },
  ];
  switch (action) {
    case 'start':
      return known.filter(({ app }) => !runs(app, daemon)).map(restart);
    case 'restart':
      return known.map(restart);
    case 'stop':
      return known.map(({ id }) => [stop(id)]);
    case 'reload':
      return known.map(({ id }) => [{ method: 'reloadProcessId', argument: { id } }]);
    case 'kill':
      return signalsTo(known, unit, `SIG${signal}`, daemon);
    case 'enable':
    case 'disable':
      throw new OpsError('act-failed', `PM2 cannot ${action} a single app.`, {
        hint: 'What runs when `pm2 save` is called comes back.',
      });
  }
}

/** Of what does not run PM2 keeps pid 0, and a signal to that would reach PM2 itself. */
function signalsTo(
  known: readonly { readonly app: App; readonly id: number }[],
  unit: string,
  signal: string,
  daemon: number | null,
): Calls[] {
  const targets = known.filter(({ app }) => ['alive', 'frozen'].includes(aliveness(app, daemon)));
  if (targets.length === 0)
    throw new OpsError('act-failed', `Nothing of ${unit} runs that a signal could be sent to.`, { hint: 'Start it.' });
  return targets.map(({ id }) => [{ method: 'sendSignalToProcessId', argument: { process_id: id, signal } }]);
}

function runs(app: App, daemon: number | null): boolean {
  return app.status === 'launching' || (app.status === 'online' && aliveness(app, daemon) === 'alive');
}
