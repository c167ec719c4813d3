const CONFIG_FOLDERS = /^(?:\.github|\.circleci|config|conf|deploy|deployment|ops)\//;
const EXAMPLE = /(?:^|[./_-])(?:example|sample|template|dist)(?:[./_-]|$)/i;

/**
 * Whether a file of a project configures it: at its top or in a folder that is named so. Examples and templates are meant to
 * be incomplete.
 */
export function isConfigFile(path: string): boolean {
  if (EXAMPLE.test(path)) return false;
  return !path.includes('/') || CONFIG_FOLDERS.test(path);
}

/** The language of a configuration file by its name; null for one that is not looked into. */
export function configLanguage(path: string): 'json' | 'jsonc' | 'yaml' | 'toml' | null {
  const name = path.slice(path.lastIndexOf('/') + 1);
  if (/^(?:package|package-lock|composer)\.json$/.test(name)) return 'json';
  if (/\.jsonc?$/.test(name)) return 'jsonc';
  if (/\.ya?ml$/.test(name)) return 'yaml';
  return name.endsWith('.toml') ? 'toml' : null;
}
