import type { GitConfig } from '#domain/git/config.ts';

import type { CoreSettings, Identity, Lfs, Signing } from './git-facts.ts';

/** Who commits: the variables of the person count before the settings, as for git. */
export function identityOf(config: GitConfig, env: Readonly<Record<string, string>>): Identity {
  const said = (variable: string, ...keys: readonly string[]): string | null =>
    [env[variable], ...keys.map((key) => config.get(key))].find((text) => text?.trim()) ?? null;
  return {
    name: said('GIT_COMMITTER_NAME', 'committer.name', 'user.name'),
    email: said('GIT_COMMITTER_EMAIL', 'committer.email', 'user.email') ?? said('EMAIL'),
  };
}

const FORMATS = ['openpgp', 'ssh', 'x509'] as const;

export function signingOf(config: GitConfig): Signing {
  const format = FORMATS.find((name) => name === config.get('gpg.format')?.toLowerCase()) ?? 'openpgp';
  return {
    commits: config.flag('commit.gpgSign') ?? false,
    tags: config.flag('tag.gpgSign') ?? config.flag('tag.forceSignAnnotated') ?? false,
    format,
    key: config.get('user.signingKey'),
    program: config.get(`gpg.${format}.program`) ?? (format === 'openpgp' ? config.get('gpg.program') : null),
  };
}

export function coreOf(config: GitConfig): CoreSettings {
  return {
    hooksPath: config.get('core.hooksPath'),
    sshCommand: config.get('core.sshCommand'),
    autocrlf: config.get('core.autocrlf'),
    eol: config.get('core.eol'),
    ignoreCase: config.flag('core.ignoreCase') ?? false,
    fileMode: config.flag('core.fileMode') ?? true,
    symlinks: config.flag('core.symlinks') ?? true,
    sparse: config.flag('core.sparseCheckout') ?? false,
    promisor: promisorOf(config),
  };
}

function promisorOf(config: GitConfig): string | null {
  const names = config.keys().flatMap((key) => /^remote\.(.+)\.promisor$/s.exec(key)?.[1] ?? []);
  return names.find((name) => config.flag(`remote.${name}.promisor`)) ?? config.get('extensions.partialClone');
}

/** `attributes` are the texts of all `.gitattributes` of the tree. */
export function lfsOf(config: GitConfig, attributes: readonly string[]): Lfs {
  return {
    used: attributes.some((text) => /^[^#\n]*\sfilter=lfs\b/m.test(text)),
    installed: config.get('filter.lfs.process') !== null || config.get('filter.lfs.smudge') !== null,
  };
}
