import type { Format } from './spot.ts';
import type { VersionFormat } from './version-file.ts';

/** Parsers are loaded when a file of their format is there. */
const FORMATS: Readonly<Record<VersionFormat, () => Promise<Format>>> = {
  json: async () => (await import('./json.ts')).json,
  toml: async () => (await import('./toml.ts')).toml,
  yaml: async () => (await import('./yaml.ts')).yaml,
  python: async () => (await import('./python.ts')).python,
  'setup.py': async () => (await import('./setup-py.ts')).setupPy,
  'setup.cfg': async () => (await import('./setup-cfg.ts')).setupCfg,
  plain: async () => (await import('./plain.ts')).plain,
  pattern: async () => (await import('./pattern.ts')).pattern,
};

/** How a format is read. */
export function formatOf(format: VersionFormat): Promise<Format> {
  return FORMATS[format]();
}
