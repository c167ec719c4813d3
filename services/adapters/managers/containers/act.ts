import { setTimeout as pause } from 'node:timers/promises';

import { OpsError } from '#domain/errors.ts';
import { noUnit } from '#services/adapters/managers/support/no-unit.ts';
import type { Acting } from '#services/ports/managers.ts';

import { ask, reasonOf, type Said, type Talk } from './ask.ts';
import type { Container } from './container.ts';
import { inspect } from './look.ts';
import { startsAgain } from './unit.ts';

/** Stopping waits until the container has ended, which is 10 s where nobody said otherwise. */
const ACT_MS = 120_000;
/** Between two tries to stop what was just about to be started again. */
const AGAIN_MS = 100;
const TRIES = 50;
const RESTS = new Set(['exited', 'created', 'dead', 'configured', 'initialized']);

/** Does it. Throws as the port says. */
export async function act(talk: Talk, acting: Acting): Promise<void> {
  const { action, unit, signal = 'TERM' } = acting;
  const { id } = await needed(talk, unit);
  const tell = async (path: string): Promise<Said> => {
    const said = await ask(talk, 'POST', `/containers/${id}/${path}`, ACT_MS);
    if (said.status < 400) return said;
    if (said.status === 404) throw noUnit(talk.engine, unit, 'It was removed just now.');
    throw new OpsError('act-failed', `${talk.engine} could not ${action} ${unit}: ${reasonOf(said.json)}`, {
      hint: 'Its log may tell why.',
    });
  };
  if (action === 'start') await tell('start');
  else if (action === 'restart') await tell('restart');
  else if (action === 'kill') await tell(`kill?signal=SIG${signal}`);
  else if (action === 'stop') await stop(talk, unit, () => tell('stop'));
  else
    throw new OpsError('act-failed', `${talk.engine} cannot ${action} a container.`, {
      hint: 'Whether it starts by itself is its restart policy.',
    });
}

/** The container, for those who need one. */
export async function needed(talk: Talk, name: string): Promise<Container> {
  const found = await inspect(talk, name);
  if (found === null) throw noUnit(talk.engine, name, `Look at its name: ${talk.engine} ps --all`);
  return found;
}

/** Podman says "not running" of a container between its end and its next start, and starts it all the same. */
async function stop(talk: Talk, name: string, tell: () => Promise<Said>): Promise<void> {
  for (let tried = 0; tried < TRIES; tried += 1) {
    await tell();
    const now = await inspect(talk, name);
    if (now === null || !startsAgain(now) || RESTS.has(now.status)) return;
    await pause(AGAIN_MS, undefined, { signal: talk.signal }).catch(() => undefined);
  }
  throw new OpsError('act-failed', `${talk.engine} starts ${name} again faster than it can be stopped.`, {
    hint: 'Remove it, or change its restart policy.',
  });
}
