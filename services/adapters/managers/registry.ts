// Written by scripts/registry.ts from the files in this folder. Do not edit.

import command from './command.ts';
import docker from './docker.ts';
import pm2 from './pm2.ts';
import podman from './podman.ts';
import supervisor from './supervisor.ts';
import systemdUser from './systemd-user.ts';
import systemd from './systemd.ts';

export const managers = [command, docker, pm2, podman, supervisor, systemdUser, systemd] as const;
