import type { Reader } from './reader.ts';

export type Language = 'json' | 'jsonc' | 'yaml' | 'toml';

/** Parsers are loaded when a file of their language is there. */
const READERS: Readonly<Record<Language, () => Promise<Reader>>> = {
  json: async () => (await import('./json.ts')).json,
  jsonc: async () => (await import('./json.ts')).jsonc,
  yaml: async () => (await import('./yaml.ts')).yaml,
  toml: async () => (await import('./toml.ts')).toml,
};

/** What judges whole files of a language. */
export function readerOf(language: Language): Promise<Reader> {
  return READERS[language]();
}
