import type { DetectedProject, ReleaseComponent } from '#domain/release/made/component.ts';
import type { FolderCommand, ReleaseProfile } from '#domain/release/made/profile.ts';
import { spelled } from '#services/procedures/engine/words.ts';
import type { AuditedComponent, OwnCommand, ProjectCommand, PushParams } from '#services/procedures/push/params.ts';

const NODE: ReadonlySet<string> = new Set(['npm', 'pnpm', 'yarn', 'yarn-berry', 'bun']);
const MANAGERS = ['npm', 'pnpm', 'yarn', 'yarn-berry'] as const;
const NOT_AUDITED: ReadonlySet<string> = new Set(['cargo', 'go', 'version-file']);

/** Commands of the project as steps of a push. */
export function projectCommands(kind: string, list: readonly FolderCommand[]): readonly ProjectCommand[] {
  return list.map(({ folder, file, args }, at) => ({
    id: at === 0 ? kind : `${kind}-${at + 1}`,
    title: spelled({ file, args }),
    command: { file, args },
    folder,
  }));
}

/** How each component gets what it needs. */
export function installs({ components }: DetectedProject): PushParams['install'] {
  return components.flatMap(({ install, lockFile, folder, ecosystem }, at) =>
    install === null
      ? []
      : [
          {
            id: at === 0 ? 'dependencies' : `dependencies-${at + 1}`,
            title: 'Get the dependencies',
            command: install,
            folder,
            lockFile,
            copies: NODE.has(ecosystem) ? 'node_modules' : null,
          },
        ],
  );
}

/** What has dependencies that are known to an audit. */
export function audited({ components }: DetectedProject): readonly AuditedComponent[] {
  return components.flatMap(({ ecosystem, folder }): readonly AuditedComponent[] => {
    if (NOT_AUDITED.has(ecosystem)) return [];
    if (!NODE.has(ecosystem)) return [{ kind: 'python', folder }];
    return [{ kind: 'node', folder, manager: MANAGERS.find((name) => name === ecosystem) ?? null }];
  });
}

/** The package's own scripts around a new version, in the order in which npm runs them. */
export function versionScripts({
  components,
}: DetectedProject): Readonly<Record<'before' | 'after', readonly ProjectCommand[]>> {
  const nodes = components.filter(({ ecosystem }) => NODE.has(ecosystem));
  const scripts = (names: readonly string[]) => names.flatMap((name) => nodes.flatMap((one) => script(one, name)));
  return { before: scripts(['preversion', 'version']), after: scripts(['postversion']) };
}

function script({ folder, ecosystem, scripts }: ReleaseComponent, name: string): readonly ProjectCommand[] {
  if (scripts[name] === undefined) return [];
  const file = ecosystem === 'yarn-berry' ? 'yarn' : ecosystem;
  const command = { file, args: ['run', name] };
  return [
    {
      id: folder === '' ? name : `${name}-${folder.replaceAll(/[^a-z\d]+/gi, '-')}`,
      title: spelled(command),
      command,
      folder,
    },
  ];
}

/** A person's own commands around the phases. */
export function ownCommands(steps: ReleaseProfile['steps']['value']): readonly OwnCommand[] {
  return steps.map(({ title, phase, when, command, timeoutMs }, at) => ({
    id: `own-${at + 1}`,
    title,
    command,
    folder: '',
    phase,
    when,
    timeoutMs,
  }));
}
