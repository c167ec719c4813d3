import type { Config } from '#config/config.ts';
import { learningsFolder } from '#config/learnings-folder.ts';
import { loadConfig, loadOrDefaults } from '#config/load.ts';
import { trustPath } from '#config/trust.ts';
import { realClock } from '#services/adapters/clock.ts';
import { configStore } from '#services/adapters/config-store.ts';
import { realEnvironment } from '#services/adapters/environment.ts';
import { realFiles } from '#services/adapters/files.ts';
import { realJournals } from '#services/adapters/journals.ts';
import { realKeychains } from '#services/adapters/keychain/keychains.ts';
import { realLocks } from '#services/adapters/locks.ts';
import { managers } from '#services/adapters/managers/registry.ts';
import { realPolicy } from '#services/adapters/policy/policy.ts';
import { realShell } from '#services/adapters/shell.ts';
import { stateOnDemand } from '#services/adapters/state/on-demand.ts';
import { Reserve } from '#services/adapters/state/reserve.ts';
import { systemOnDemand } from '#services/adapters/system/on-demand.ts';
import { realSystem } from '#services/adapters/system/system.ts';
import type { World } from '#services/ports/world.ts';
import { backupFolder } from '#services/procedures/backup/sources.ts';
import { placesFolder } from '#services/procedures/push/docs/places-folder.ts';

import type { Globals } from './arguments.ts';
import { auditPort } from './audit-port.ts';
import { gatedConfigStore, gatedSecrets } from './gates/files-and-values.ts';
import { gitHubPorts } from './github-ports.ts';
import { lastRedactor } from './last-redactor.ts';
import { lazily } from './lazily.ts';
import { learningsPort } from './learnings-port.ts';
import { registryPorts } from './registry-ports.ts';
import { reportsPort } from './reports-port.ts';
import { secretPorts } from './secret-ports.ts';
import { VERSION } from './version.ts';
import { recordedShell } from './watch/recorded-shell.ts';
import type { Chosen, Wanted } from './world.ts';

/** This machine, and the configuration of this person. */
export async function chooseWorld(globals: Globals, wanted: Wanted = {}): Promise<Chosen> {
  const environment = realEnvironment();
  const request = { store: configStore, environment, version: VERSION, file: globals.config, env: globals.env };
  const { config, error } =
    wanted.withoutConfig === true
      ? await loadOrDefaults(request)
      : { config: await loadConfig(request), error: undefined };
  let last = config;
  const load = async () => (last = await loadConfig(request));
  const world = realWorld(environment, wanted, () => last);
  world.state.alerts.adopt(config.alerts);
  return { world, config, configError: error, load };
}

function realWorld(environment: World['environment'], wanted: Wanted, config: () => Config): World {
  const clock = realClock();
  const backupSettings = () => {
    const { backup } = config();
    return { ...backup, folder: backup.folder ?? backupFolder(environment) };
  };
  const plainServices = () => config().services.flatMap(({ plain }) => plain ?? []);
  const { tell = () => undefined } = wanted;
  const shell = recordedShell(wanted.shell ?? realShell(), clock, tell);
  const net = lazily<World['net']>(async () => (await import('#services/adapters/net.ts')).realNet());
  const files = realFiles();
  const reserve = new Reserve(environment.stateDir);
  const state = stateOnDemand({ dir: environment.stateDir, clock, maxBytes: () => config().history.maxBytes });
  const keychains = realKeychains({ settings: () => config().keychain, environment });
  const { secrets, credentials } = secretPorts({
    clock,
    environment,
    state,
    keychains,
    items: () => config().credentials.items,
  });
  const policy = realPolicy(() => audit);
  const audit = auditPort({ environment, clock, secrets, keychain: () => keychains.main, role: () => policy.role() });
  const own = { file: () => config().path, trust: trustPath(environment), places: placesFolder(environment) };
  return {
    clock,
    environment,
    configStore: gatedConfigStore(configStore, { audit, policy }, own),
    shell,
    net,
    system: systemOnDemand(realSystem),
    files,
    workspaces: lazily(async () => (await import('#services/adapters/workspace.ts')).realWorkspaces()),
    git: lazily(async () => (await import('#services/adapters/git/git.ts')).realGit(shell)),
    ...gitHubPorts(environment, credentials),
    ...registryPorts(shell, files, net, credentials),
    gitObjects: lazily(async () => (await import('#services/adapters/git/objects.ts')).realGitObjects()),
    backups: lazily(async () =>
      (await import('#services/adapters/backups.ts')).realBackups({
        clock,
        settings: backupSettings,
        env: () => environment.all(),
      }),
    ),
    archives: lazily(async () => (await import('#services/adapters/archives.ts')).realArchives()),
    checkouts: lazily(async () => (await import('#services/adapters/checkouts.ts')).realCheckouts()),
    scanner: lazily(async () => (await import('#services/adapters/scanner.ts')).realScanner()),
    injected: lazily(async () => (await import('#services/adapters/injected.ts')).realInjected()),
    inventory: lazily(async () => (await import('#services/adapters/inventory.ts')).realInventory()),
    processes: lazily(async () => (await import('#services/adapters/processes.ts')).realProcesses()),
    managers: managers.map((make) => make({ shell, environment, plainServices })),
    logs: lazily(async () => {
      const [{ realLogs }, { redactedLogs }] = await Promise.all([
        import('#services/adapters/logs/logs.ts'),
        import('./redacted-logs.ts'),
      ]);
      return redactedLogs(realLogs({ shell }), lastRedactor);
    }),
    state,
    secrets: gatedSecrets(secrets, { policy }),
    series: lazily(async () =>
      (await import('#services/adapters/series.ts')).realSeries({ dir: environment.stateDir, state, clock }),
    ),
    audit,
    policy,
    journals: realJournals(environment.stateDir, reserve),
    locks: realLocks(clock, reserve),
    reports: reportsPort(environment.stateDir),
    learnings: learningsPort(() => learningsFolder(config(), environment), environment.stateDir),
    keychains,
    triage: lazily(async () =>
      (await import('#services/adapters/triage/triage.ts')).realTriage(environment.stateDir, shell, () =>
        secrets.known(),
      ),
    ),
  };
}
