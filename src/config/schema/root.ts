import type * as Zod from 'zod';

import { HEALTHY_ABOVE } from '#config/defaults.ts';

import { alerts } from './alerts.ts';
import { backupSchema } from './backup.ts';
import { checkItem } from './check-item.ts';
import { checklist } from './checklist.ts';
import { credentials } from './credentials.ts';
import { history } from './history.ts';
import { keychain } from './keychain.ts';
import { learnings } from './learnings.ts';
import { logs } from './log-view.ts';
import { notify } from './notify.ts';
import { ownCommand } from './own-command.ts';
import { pushSchema } from './push.ts';
import { projectRecovery, recovery } from './recovery.ts';
import { groups, service } from './service.ts';
import { duration, EXPECTED, identifier, text } from './words.ts';

/** What a file holds once it was checked; defaults are filled in later, since they depend on the environment. */
export type Parsed = Zod.output<ReturnType<typeof rootSchema>>;

/** The whole configuration file. */
export function rootSchema(z: typeof Zod) {
  return z.strictObject({
    refresh: duration(z, 100).optional().describe('Time between two frames of the console.'),
    theme: text(z).optional().describe('Name of a theme, or a file that holds one.'),
    health: health(z).optional().describe('When the score is healthy and when it is critical.'),
    alerts: alerts(z).optional().describe('When an incident is opened and closed, and when nobody is told.'),
    projectRoots: z.array(text(z)).optional().describe('Folders in which git working trees are looked for.'),
    projects: z.array(project(z)).optional().describe('The projects you answer for.'),
    services: z.array(service(z)).optional().describe('Services of the managers of this machine.'),
    groups: groups(z).optional().describe('Services that are acted on together, by the name of the group.'),
    checks: z.array(checkItem(z)).optional().describe('What is looked at besides what the console finds by itself.'),
    push: pushSchema(z).optional().describe('How projects are released. What is left out is detected.'),
    backup: backupSchema(z).optional().describe('What is backed up, where to, and how long it stays.'),
    memory: memory(z).optional().describe('The memory service of the framework.'),
    framework: z
      .strictObject({ root: text(z).optional().describe('Folder the framework is installed in.') })
      .optional()
      .describe('The framework that is checked for compliance.'),
    checklist: checklist(z).optional().describe('What is looked at every day, week and month.'),
    commands: z.array(ownCommand(z)).optional().describe('Commands of your own, beside the quick ones.'),
    learnings: learnings(z).optional().describe('What was learned from operating, as files.'),
    logs: logs(z).optional().describe('What is said about reading logs.'),
    recovery: recovery(z).optional().describe('How a recovery is judged, and how long it can be taken back.'),
    keychain: keychain(z).optional().describe('Where secrets are kept.'),
    notify: notify(z).optional().describe('Who is told of what happens, and how.'),
    credentials: credentials(z).optional().describe('What the console and others log in with.'),
    history: history(z).optional().describe('What is remembered of checks, and what is promised of them.'),
    agents: z.array(text(z)).optional().describe('Agent command lines that must be on PATH.'),
    keys: z.record(text(z), text(z)).optional().describe('Keys of actions, by the name of the action.'),
    environments: z
      .record(identifier(z), z.looseObject({}))
      .optional()
      .describe('Sections that are laid over the rest in their environment.'),
  });
}

/** A project's own `.cpm-console.yaml`. */
export function projectFileSchema(z: typeof Zod) {
  return z.strictObject({
    services: z.array(service(z)).optional().describe('Services the project needs.'),
    checks: z.array(checkItem(z)).optional().describe('What is looked at for the project.'),
    push: pushSchema(z).optional().describe('How the project is released.'),
    recovery: projectRecovery(z).optional().describe('How the project is recovered.'),
  });
}

function share(z: typeof Zod) {
  const error = `${EXPECTED}a number from 0 to 100`;
  return z.number({ error }).min(0, { error }).max(100, { error });
}

function health(z: typeof Zod) {
  return z.strictObject({
    healthyAbove: share(z).optional().describe(`Above it the score is healthy. Default ${HEALTHY_ABOVE}.`),
    alertThreshold: share(z)
      .optional()
      .describe('Below it the score is critical. Default 60; 70 in staging, 80 in production.'),
  });
}

function project(z: typeof Zod) {
  const whole = z.strictObject({
    id: identifier(z).optional().describe('Unique; made of the name of the folder when left out.'),
    path: text(z).describe('Its git working tree.'),
    push: pushSchema(z).optional().describe('How it is released; goes before its own file and before `push`.'),
    recovery: projectRecovery(z).optional().describe('How it is recovered; goes before its own file.'),
  });
  return z.union([text(z).transform((path) => ({ path, id: undefined, push: undefined, recovery: undefined })), whole]);
}

function memory(z: typeof Zod) {
  const port = `${EXPECTED}a port from 1 to 65535`;
  return z.strictObject({
    host: text(z).optional().describe('Default localhost.'),
    port: z
      .int({ error: port })
      .min(1, { error: port })
      .max(65_535, { error: port })
      .optional()
      .describe('Default 8002.'),
    tls: z.boolean().optional().describe('Whether it speaks https. Default false.'),
  });
}
