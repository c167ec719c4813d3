/** Settings of npm by their key: `registry`, `@scope:registry`, `//host/:_authToken`. */
export type NpmSettings = Readonly<Record<string, string>>;

/** A variable of the environment; undefined when it is not set. */
export type Variable = (name: string) => string | undefined;

const REFERENCE = /(?<!\\)(\\*)\$\{([^${}?]+)(\?)?\}/g;

/**
 * What an `.npmrc` says, by npm's own rules: ini lines, comments, quotes, `${NAME}` and `${NAME?}` in keys and values.
 * Sections and lists (`ca[]=`) belong to nobody here and are left out.
 */
export function parseNpmrc(text: string, variable: Variable): NpmSettings {
  const settings: Record<string, string> = {};
  let inSection = false;
  for (const raw of text.replace(/^\uFEFF/, '').split(/[\r\n]+/)) {
    const line = raw.trim();
    if (line === '' || line.startsWith(';') || line.startsWith('#')) continue;
    if (/^\[[^\]]*\]$/.test(line)) inSection = true;
    if (inSection) continue;
    const at = line.indexOf('=');
    const key = expand(plain(at < 0 ? line : line.slice(0, at)), variable);
    if (key !== '' && !key.endsWith('[]'))
      settings[key] = expand(at < 0 ? 'true' : plain(line.slice(at + 1)), variable);
  }
  return settings;
}

/** Replaces references to variables; one that is not set stays as it is written, as npm leaves it. */
export function expand(text: string, variable: Variable): string {
  return text.replaceAll(REFERENCE, (whole: string, slashes: string, name: string, optional: string | undefined) => {
    if (slashes.length % 2 === 1) return whole.slice((slashes.length + 1) / 2);
    const value = variable(name) ?? (optional === undefined ? `\${${name}}` : '');
    return slashes.slice(slashes.length / 2) + value;
  });
}

/** Whether a value still refers to a variable that is not set, so that it is no value at all. */
export function isUnset(value: string): boolean {
  return /\$\{[^${}]+\}/.test(value);
}

/** A value without its quotes, or up to a comment. */
function plain(text: string): string {
  const value = text.trim();
  const [, quote, inner = ''] = /^(["'])(.*)\1$/s.exec(value) ?? [];
  if (quote !== undefined) return quote === '"' ? inner.replaceAll(/\\(["\\])/g, '$1') : inner;
  return value
    .replace(/^((?:[^\\;#]|\\.|\\$)*)[;#].*$/s, '$1')
    .replaceAll(/\\([;#\\])/g, '$1')
    .trim();
}
