import { access, constants, readFile, realpath } from 'node:fs/promises';

import { OpsError } from '#domain/errors.ts';
import { errno } from '#services/adapters/errno.ts';
import { processOf } from '#services/adapters/managers/support/process-facts.ts';
import type { Environment } from '#services/ports/environment.ts';

import { type Engine, type Place, PODMAN } from './engine.ts';

/** There while systemd runs the machine. */
const BOOTED = '/run/systemd/system';

/** The socket of an engine that is there, best one we may use. Throws OpsError `no-manager`. Talks to nobody. */
export async function findSocket(engine: Engine, environment: Environment, booted = BOOTED): Promise<string> {
  const places = engine.places(environment);
  const foreign = engine.name === 'podman' ? [] : await Promise.all(PODMAN.places(environment).map(real));
  const there: string[] = [];
  for (const place of places) {
    const path = await real(place);
    // Podman may stand in for Docker; its containers are listed once.
    if (path !== null && !foreign.includes(path) && (await isServed(place, booted))) there.push(place.socket);
  }
  for (const socket of there) if (await isOpen(socket)) return socket;
  const [first] = there;
  if (first !== undefined) return first;
  throw new OpsError('no-manager', `${engine.name} does not run on this machine.`, {
    hint:
      places.length === 0
        ? 'A variable says that it is on another one.'
        : `Looked at ${places.map(({ socket }) => socket).join(', ')}.`,
  });
}

/** One in a folder that we may not enter is there too. */
const real = ({ socket }: Place): Promise<string | null> =>
  realpath(socket).catch((thrown: unknown) => (errno(thrown) === 'EACCES' ? socket : null));

const isOpen = (socket: string): Promise<boolean> =>
  access(socket, constants.W_OK).then(
    () => true,
    () => false,
  );

/** Whether talking to it starts nothing. */
async function isServed({ held }: Place, booted: string): Promise<boolean> {
  if (held === undefined || !(await isThere(booted))) return true;
  const holders = await Promise.all(held.by.map(isThere));
  if (!holders.includes(true)) return true;
  const pid = Number(await readFile(held.pidFile, 'utf8').catch(() => ''));
  return Number.isSafeInteger(pid) && pid > 0 && processOf(pid) !== null;
}

const isThere = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );
