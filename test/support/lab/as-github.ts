import { writeFile } from 'node:fs/promises';

import type { Fixture } from './fixture.ts';
import { type GitHubServer, startGitHub } from './github-server.ts';
import type { HostedRepository } from './github/state.ts';

const NAME = 'ana/parcel';

export interface OnGitHub {
  readonly server: GitHubServer;
  readonly hosted: HostedRepository;
}

/**
 * Has a project know its remote by an address of GitHub, as `git@github.com:ana/parcel.git`: git speaks its protocol through a
 * command instead of ssh that reaches the bare repository, and the API is a server on loopback.
 */
export async function asGitHub({ repository, remote }: Fixture): Promise<OnGitHub> {
  const { lab } = repository;
  const ssh = lab.at('bin/ssh-to-github');
  const script = [
    '#!/bin/sh',
    'for last; do :; done',
    'case "$last" in',
    `  git-upload-pack*) exec git-upload-pack '${remote.path}' ;;`,
    `  git-receive-pack*) exec git-receive-pack '${remote.path}' ;;`,
    'esac',
    'exit 1',
  ];
  await writeFile(ssh, `${script.join('\n')}\n`, { mode: 0o755 });
  await repository.git('config', 'core.sshCommand', ssh);
  await repository.git('remote', 'set-url', 'origin', `git@github.com:${NAME}.git`);
  const server = await startGitHub(lab);
  return { server, hosted: server.host(NAME, remote) };
}
