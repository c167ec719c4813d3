import { readFile } from 'node:fs/promises';

import type { Environment } from '#services/ports/environment.ts';

import { type Conf, readConf } from './conf.ts';

/** Where supervisor is talked to. */
export interface Door {
  readonly socket: string;
  /** Its configuration, as far as known. */
  readonly conf: string | null;
  /** Header that lets us in. Never to be shown or kept. */
  readonly authorization: string | null;
  /** Whether supervisorctl finds it by itself. */
  readonly usual: boolean;
}

/** In the order in which supervisorctl looks; those below a working directory are somebody else's word. */
const CONFS = ['/etc/supervisord.conf', '/etc/supervisor/supervisord.conf'];
/** Where Debian's has it, for those who may not read its configuration. */
const USUAL = '/var/run/supervisor.sock';

/** The socket that $SUPERVISOR_SOCKET names, else that of the configuration. A login is only given to the socket of its file. */
export async function findDoor(environment: Environment, confs: readonly string[] = CONFS): Promise<Door> {
  const asked = environment.get('SUPERVISOR_SOCKET')?.replace(/^unix:\/\//, '') || null;
  const found = await Promise.all(confs.map(async (path) => ({ path, conf: await load(path) })));
  const known = found.filter(({ conf }) => conf.socket !== null && (asked === null || conf.socket === asked));
  const [first] = known;
  const login = first?.conf.login ?? null;
  return {
    socket: asked ?? first?.conf.socket ?? USUAL,
    conf: first?.path ?? null,
    authorization: login && `Basic ${Buffer.from(`${login.user}:${login.password}`).toString('base64')}`,
    usual: asked === null || asked === found[0]?.conf.socket,
  };
}

async function load(path: string): Promise<Conf> {
  return readFile(path, 'utf8').then(
    (text) => readConf(text, path),
    () => ({ socket: null, login: null }),
  );
}
