// Written by scripts/registry.ts from the files in this folder. Do not edit.

import pm2 from './pm2.ts';
import supervisor from './supervisor.ts';
import systemdUser from './systemd-user.ts';
import systemd from './systemd.ts';

export const managers = [pm2, supervisor, systemdUser, systemd] as const;
