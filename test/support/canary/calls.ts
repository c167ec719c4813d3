/**
 * What every command is asked in the canary test: something it does without changing this machine, and something that
 * fails. A command that is not here fails the test.
 */
export const CALLS: Readonly<Record<string, readonly (readonly string[])[]>> = {
  audit: [
    ['audit', 'list', '--json'],
    ['audit', 'verify'],
    ['audit', 'export'],
  ],
  auth: [['auth', 'validate']],
  backup: [
    ['backup', 'list', '--json'],
    ['backup', 'diff'],
    ['backup', 'restore', '--in-place', '--dry-run'],
    ['backup', 'resume'],
  ],
  check: [
    ['check', 'list'],
    ['check', 'run', 'http:echo', '--json'],
  ],
  checklist: [['checklist', '--json']],
  completion: [['completion', 'bash']],
  config: [
    ['config', 'show'],
    ['config', 'validate'],
    ['config', 'show', '--config', '{home}/{secret}.yaml'],
  ],
  cred: [
    ['cred', 'ls', '--json'],
    ['cred', 'show', 'canary/main'],
    ['cred', 'test', 'canary/main'],
    ['cred', 'doctor', '--json'],
    ['cred', 'run', '--with', 'canary/main=GIVEN', '--', 'sh', '-c', 'echo carrier $GIVEN; echo $GIVEN >&2'],
  ],
  diagnose: [['diagnose', 'http:echo', '--json']],
  emergency: [['emergency', '--json']],
  health: [
    ['health', '--json', '--fresh'],
    ['health', '--explain'],
    ['health', '--format', 'openmetrics'],
  ],
  history: [['history', 'http:echo', '--json']],
  incident: [['incident', 'list', '--json']],
  init: [['init', '--dry-run']],
  learn: [
    ['learn', 'list', '--json'],
    ['learn', 'new', '--title', 'Saw {secret}', '--yes'],
  ],
  logs: [
    ['logs', '{log}', '--json'],
    ['logs', 'triage', '{log}', '--json'],
  ],
  monitor: [
    ['monitor', 'once', '--format', 'nagios'],
    ['monitor', 'status', '--json'],
  ],
  notify: [['notify', 'list', '--json']],
  ping: [['ping', 'nothing']],
  process: [
    ['process', 'list', '--json'],
    ['process', 'show', '{pid}'],
  ],
  project: [
    ['project', '--json'],
    ['project', 'status', 'shop', '--json'],
  ],
  push: [
    ['push', 'plan', 'shop', '--json'],
    ['push', 'places', 'shop'],
    ['push', 'run', 'shop', '--dry-run', '--yes'],
  ],
  quick: [
    ['quick', 'status'],
    ['quick', 'tell', '--yes'],
  ],
  recover: [
    ['recover', 'plan'],
    ['recover', 'list', '--json'],
  ],
  roles: [['roles', 'show', '--json']],
  security: [
    ['security', 'validate'],
    ['security', 'checklist', 'prod'],
  ],
  service: [
    ['service', 'list', '--json'],
    ['service', 'restart', 'nothing', '--yes'],
  ],
  trust: [
    ['trust', 'list'],
    ['trust', '{home}/shop'],
  ],
};
