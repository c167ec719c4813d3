import type { Config } from '#config/config.ts';
import { plural } from '#domain/format.ts';
import { shortPath } from '#domain/path.ts';
import type { CredentialsDesk } from '#screens/credentials/desk.ts';
import type { World } from '#services/ports/world.ts';
import { gitHelper } from '#services/procedures/credentials/files/git-helper.ts';
import { importFile, type Imported, planImport } from '#services/procedures/credentials/files/import.ts';
import { scanFiles } from '#services/procedures/credentials/files/scan.ts';

interface Parts {
  readonly world: World;
  readonly config: () => Config;
  readonly changed: () => void;
}

const IMPORT_MS = 120_000;

/** What lies open in files, looked for and imported as `cred scan`, `cred accept` and `cred import` do it. */
export function leaksFor({ world, config, changed }: Parts): Pick<CredentialsDesk, 'scan' | 'accept' | 'importFile'> {
  const { home } = world.environment;
  // The file is read again a moment after it changed: until then this counts.
  const accepted = new Map<string, boolean>();
  const allowed = (): readonly string[] => [
    ...config().credentials.allow.filter((print) => accepted.get(print) !== false),
    ...[...accepted].flatMap(([print, is]) => (is ? [print] : [])),
  ];
  return {
    async scan(signal) {
      const wanted = { paths: [], projects: config().projects.map(({ path }) => path), allow: allowed() };
      const { findings, files, accepted: quiet, unread, withoutStored } = await scanFiles(world, wanted, signal);
      return {
        files,
        accepted: quiet,
        unread: [...(withoutStored === null ? [] : [`Stored values were not looked for. ${withoutStored}`]), ...unread],
        findings: findings.map(({ place, what, fingerprint, masked, known }) => ({
          fingerprint,
          file: place.path,
          path: shortPath(place.path, home),
          line: place.line ?? 1,
          what,
          masked: masked ?? '',
          known: known ?? null,
        })),
      };
    },
    async accept({ fingerprint, what, path, line }) {
      const { allowFinding } = await import('#config/edit/allow.ts');
      const request = { store: world.configStore, config: config(), home };
      const edited = await allowFinding(request, fingerprint, `${what}, ${path}:${line}`);
      accepted.set(fingerprint, true);
      return {
        async undo() {
          await edited.undo();
          accepted.set(fingerprint, false);
        },
      };
    },
    async importFile(file) {
      const plan = await planImport(world, file);
      return {
        names: plan.items.map(({ name }) => name),
        async run() {
          const helper = await gitHelper(world, [process.execPath, ...process.argv.slice(1, 2)]);
          const options = { test: true, signal: AbortSignal.timeout(IMPORT_MS), helper };
          try {
            return wordsOf(await importFile(world, config().credentials, plan, options));
          } finally {
            changed();
          }
        },
      };
    },
  };
}

function wordsOf({ kept, left }: Imported): string {
  const stored = kept.map(({ name }) => name).join(', ');
  const others = left.map(({ name, reason }) => `${name}: ${reason}`).join(' ');
  if (kept.length === 0) return `Nothing was stored. ${others}`;
  return `${stored} ${kept.length === 1 ? 'is' : 'are'} stored; rotate ${kept.length === 1 ? 'it' : plural(kept.length, 'value')}, because it was in plain text. ${others}`.trim();
}
