import { formatOf } from './formats.ts';

/**
 * A document as its ecosystem reads it, a byte order mark passed over. Throws OpsError `version-file-invalid` (exit refused)
 * that names the file and the line. The parser is loaded only when there is something to parse.
 */
export async function readDocument(format: 'json' | 'toml' | 'yaml', path: string, text: string): Promise<unknown> {
  if (format === 'json') {
    try {
      return JSON.parse(text.replace(/^\u{FEFF}/u, '')) as unknown;
    } catch {
      // The format's own reader knows in which line.
    }
  }
  const { tree } = await formatOf(format);
  return tree?.(text, { path, format, scheme: 'semver', places: [] });
}
