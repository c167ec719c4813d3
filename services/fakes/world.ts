import type { Clock } from '#services/ports/clock.ts';
import type { Journals } from '#services/ports/journals.ts';
import type { State } from '#services/ports/state.ts';
import type { World } from '#services/ports/world.ts';

import { fakeArchives } from './archives.ts';
import { fakeCheckouts } from './checkouts.ts';
import { fakeConfigStore } from './config-store.ts';
import { demoAudit } from './demo/audit.ts';
import { demoBackups } from './demo/backups.ts';
import { demoClock } from './demo/clock.ts';
import { DEMO_SECRETS, demoCredentials } from './demo/credentials.ts';
import { demoEnvironment } from './demo/environment.ts';
import { demoFiles } from './demo/files.ts';
import { demoGit } from './demo/git.ts';
import { demoGitHub } from './demo/github.ts';
import { demoInventory } from './demo/inventory.ts';
import { demoLearnings } from './demo/learnings.ts';
import { demoLogLines } from './demo/logs.ts';
import { demoManagers } from './demo/managers.ts';
import { demoNet } from './demo/net.ts';
import { demoProcesses } from './demo/processes.ts';
import { demoShell } from './demo/shell.ts';
import { demoSystem } from './demo/system.ts';
import { MINUTE, START } from './demo/times.ts';
import { demoTree } from './demo/tree.ts';
import { demoUnits } from './demo/units.ts';
import { fakeGitObjects } from './git-objects.ts';
import { fakeGitHubReleases } from './github-releases.ts';
import { fakeInjected } from './injected.ts';
import { fakeJournals } from './journals.ts';
import { fakeKeychains } from './keychain.ts';
import { fakeLocks } from './locks.ts';
import { fakeLogs } from './logs.ts';
import { fakeNpmPublishing } from './npm-publishing.ts';
import { fakePolicy } from './policy.ts';
import { fakePythonPublishing } from './python-publishing.ts';
import { type FakePackages, fakeRegistries } from './registries.ts';
import { fakeReports } from './reports.ts';
import { fakeScanner } from './scanner.ts';
import { fakeSecrets } from './secrets.ts';
import { fakeSeries } from './series.ts';
import { fakeState } from './state.ts';
import { fakeTriage } from './triage.ts';
import { fakeWorkspaces } from './workspace.ts';

/** The made-up past was looked at so seldom in its first days. */
const LOOKS_APART = 60 * MINUTE;

export interface DemoOptions {
  /** Another seed is another day: the same shape, other numbers. */
  readonly seed?: number;
  /** How fast time passes; the date is the demo's own. */
  readonly clock: Clock;
  /** When it is at the start, epoch ms; a Friday afternoon unless told. */
  readonly from?: number;
  /** What is remembered already; nothing unless told. */
  readonly state?: State;
  /** Runs there were before; none unless told. */
  readonly journals?: Journals;
}

/**
 * The made-up world that `--demo`, the pictures and the tests run on: the machine `atlas` of the user `ana`. What it
 * answers depends on the seed and on the time since the start alone; fakes stand at the ports, so the program above them
 * is the real one.
 */
export function demoWorld({
  seed = 1,
  clock: real,
  from = START,
  state = fakeState(),
  journals = fakeJournals(),
}: DemoOptions): World {
  const clock = demoClock(real, from);
  const files = demoFiles(() => demoTree(clock.now()));
  const units = demoUnits(clock);
  const packages: FakePackages = new Map();
  const keychains = fakeKeychains(DEMO_SECRETS);
  for (const one of demoCredentials()) if (state.credentials.get(one.name) === null) state.credentials.put(one);
  const audit = demoAudit(clock);
  return {
    clock,
    environment: demoEnvironment,
    configStore: fakeConfigStore(),
    system: demoSystem(clock, seed),
    shell: demoShell(clock),
    files,
    workspaces: fakeWorkspaces({ clock }),
    git: demoGit(clock),
    gitObjects: fakeGitObjects(),
    archives: fakeArchives(),
    checkouts: fakeCheckouts(),
    backups: demoBackups(clock),
    scanner: fakeScanner(),
    github: demoGitHub(clock),
    githubReleases: fakeGitHubReleases(),
    net: demoNet(clock, seed, units),
    injected: fakeInjected(),
    inventory: demoInventory,
    processes: demoProcesses(clock, units),
    managers: demoManagers(units),
    logs: fakeLogs(clock, (source) => demoLogLines(source, files, clock.now())),
    state,
    series: fakeSeries(state, clock, LOOKS_APART),
    registries: fakeRegistries(packages),
    npmPublishing: fakeNpmPublishing(packages, files),
    pythonPublishing: fakePythonPublishing(packages, files),
    journals,
    locks: fakeLocks(() => clock.now()),
    triage: fakeTriage(files),
    learnings: demoLearnings(),
    secrets: fakeSecrets(state.credentials, keychains.main),
    keychains,
    audit,
    policy: fakePolicy(audit),
    reports: fakeReports(() => clock.now()),
  };
}
