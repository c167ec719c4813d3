/** Names of the variables that a text like `.env` gives a value: `A=1`, `export B=x`. Comments and empty lines are none. */
export function namesIn(text: string): readonly string[] {
  return text.split('\n').flatMap((line) => /^\s*(?:export\s+)?([A-Za-z_]\w*)\s*=/.exec(line)?.[1] ?? []);
}

/**
 * Files that a systemd unit cannot start without: `EnvironmentFile=` and `LoadCredential=` of absolute paths. A `-` before the
 * path says that it may be missing; what holds a specifier (`%h`) or a glob is left out, since only systemd knows its value.
 */
export function neededFiles(unit: string): readonly string[] {
  return unit.split('\n').flatMap((line) => {
    const [, key, value = ''] = /^\s*(EnvironmentFile|LoadCredential)\s*=\s*(.*?)\s*$/.exec(line) ?? [];
    if (key === undefined) return [];
    const path = key === 'LoadCredential' ? value.slice(value.indexOf(':') + 1) : value;
    return path.startsWith('/') && !/[%*?[]/.test(path) ? [path] : [];
  });
}
