import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createServer, type Socket } from 'node:net';
import { userInfo } from 'node:os';

import { listening } from '../net/listen.ts';
import type { Lab } from './lab.ts';
import type { Remote } from './remote.ts';

const SSHD = '/usr/sbin/sshd';

/** Why there can be no ssh server here; null when there can. */
export const sshMissing = (): string | null => (existsSync(SSHD) ? null : 'needs the Debian package openssh-server');

export interface SshServer {
  /** The address of a remote of this lab. */
  url(remote: Remote): string;
  /** What a person who uses this server has in the environment: GIT_SSH_COMMAND with key and known hosts. */
  readonly env: { readonly GIT_SSH_COMMAND: string };
  /** Connections accepted so far. */
  connections(): number;
  /** From now on connections are taken and nobody answers. */
  hang(): void;
}

/**
 * The real openssh-server on loopback, with host key and user key of its own; it ends with the lab. Every connection
 * gets an sshd of its own, as inetd does it, so that the port can be whichever is free.
 */
export async function startSsh(lab: Lab): Promise<SshServer> {
  const keys = await makeKeys(lab);
  const children = new Set<ChildProcess>();
  let silent = false;
  const tcp = createServer({ pauseOnConnect: true }, (socket) => {
    if (silent) return;
    const child = serve(lab, socket);
    children.add(child);
    child.once('close', () => children.delete(child));
  });
  const server = await listening(tcp, 'ssh');
  lab.use({
    async [Symbol.asyncDispose]() {
      const ended = [...children].map((child) => once(child, 'close'));
      for (const child of children) child.kill('SIGKILL');
      await Promise.all(ended);
      await server.close();
    },
  });
  await writeFile(keys.knownHosts, `[127.0.0.1]:${server.port} ${keys.host}`);
  const options = ['IdentitiesOnly=yes', 'StrictHostKeyChecking=yes', `UserKnownHostsFile=${keys.knownHosts}`];
  const command = ['ssh', '-F', '/dev/null', '-i', keys.user, ...options.flatMap((option) => ['-o', option])];
  return {
    url: (remote) => `ssh://${userInfo().username}@127.0.0.1:${server.port}${remote.path}`,
    env: { GIT_SSH_COMMAND: command.join(' ') },
    connections: () => server.connections(),
    hang: () => (silent = true),
  };
}

function serve(lab: Lab, socket: Socket): ChildProcess {
  const child = spawn(SSHD, ['-i', '-e', '-f', lab.at('ssh/sshd_config')], {
    env: lab.env,
    stdio: [socket, socket, 'ignore'],
  });
  // The child has the connection now.
  child.once('spawn', () => socket.destroy());
  return child;
}

async function makeKeys(lab: Lab) {
  await mkdir(lab.at('ssh'));
  for (const name of ['host', 'user'])
    await lab.run('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-C', name, '-f', lab.at('ssh', name)]);
  // Where sshd of Debian wants to shut itself in when it is root.
  if (userInfo().uid === 0) await mkdir('/run/sshd', { recursive: true });
  await writeFile(lab.at('ssh/sshd_config'), config(lab));
  const host = await readFile(lab.at('ssh/host.pub'), 'utf8');
  return { host, user: lab.at('ssh/user'), knownHosts: lab.at('ssh/known_hosts') };
}

/** The server's git must not see the configuration of whoever runs the tests either. */
const config = (lab: Lab) => `HostKey ${lab.at('ssh/host')}
AuthorizedKeysFile ${lab.at('ssh/user.pub')}
PermitRootLogin yes
PasswordAuthentication no
KbdInteractiveAuthentication no
UsePAM no
StrictModes no
PidFile none
PrintMotd no
SetEnv GIT_CONFIG_GLOBAL=/dev/null GIT_CONFIG_NOSYSTEM=1
`;
