export type SignKind =
  | 'address-in-use'
  | 'program-missing'
  | 'no-rights'
  | 'out-of-memory'
  | 'disk-full'
  | 'variable-missing'
  | 'module-missing'
  | 'config-error'
  | 'connection-refused'
  | 'too-many-files';

/** A line of a log that says why a program ended. */
export interface Sign {
  readonly kind: SignKind;
  readonly line: string;
  /** What it names: a port, a variable, a module, `host:port`; null when it names nothing. */
  readonly names: string | null;
}

/** The first group, where there is one, is what the line names. */
const PATTERNS: readonly (readonly [SignKind, RegExp])[] = [
  ['address-in-use', /EADDRINUSE.*?:(\d{1,5})\b/],
  ['address-in-use', /(?::|port\s+|')(\d{1,5})\b[^\d]*(?:\(98: )?(?:bind: )?address already in use/i],
  ['address-in-use', /address already in use.*?:(\d{1,5})\b/i],
  ['address-in-use', /port (\d{1,5}) is (?:already )?(?:in use|allocated|taken)/i],
  ['address-in-use', /EADDRINUSE\s+(\d{1,5})\b/],
  ['address-in-use', /EADDRINUSE|address already in use/i],
  ['out-of-memory', /JavaScript heap out of memory|Out of memory: Killed|oom-kill|OutOfMemoryError|^MemoryError/i],
  ['disk-full', /ENOSPC|No space left on device|database or disk is full/i],
  ['too-many-files', /EMFILE|Too many open files/i],
  ['module-missing', /Cannot find (?:module|package) ['"]([^'"]+)['"]/],
  ['module-missing', /ModuleNotFoundError: No module named ['"]([^'"]+)['"]/],
  ['module-missing', /error while loading shared libraries: ([^:\s]+)/],
  ['variable-missing', /KeyError: ['"]([A-Z][A-Z0-9_]{2,})['"]/],
  ['variable-missing', /environment variables?:?\s+["'`]?([A-Z][A-Z0-9_]{2,})/i],
  [
    'variable-missing',
    /\b([A-Z][A-Z0-9]*_[A-Z0-9_]+)["'`]?\s+(?:environment variable\s+)?(?:is|was|must be|has to be)\s+(?:not\s+|un)?(?:set|defined|missing|required|empty)/,
  ],
  ['variable-missing', /(?:missing|required|undefined)[^A-Z]{0,40}\b([A-Z][A-Z0-9]*_[A-Z0-9_]+)\b/i],
  ['program-missing', /Failed at step EXEC spawning (\S+): No such file/],
  ['program-missing', /Failed to (?:execute|locate executable) (\S+): No such file/],
  ['program-missing', /(\S+): (?:command )?not found$/],
  ['program-missing', /spawn (\S+) ENOENT/],
  ['no-rights', /Permission denied|EACCES|Operation not permitted|EPERM/i],
  [
    'config-error',
    /(?:config|configuration|settings)[^\n]{0,80}(?:invalid|error|failed|cannot|could not|unknown|test failed)/i,
  ],
  [
    'config-error',
    /(?:invalid|bad|unknown|broken|cannot parse|could not parse|failed to (?:parse|load|read))[^\n]{0,60}(?:config|configuration|settings|directive|option)/i,
  ],
  ['config-error', /YAMLException|yaml\.(?:scanner|parser)|TOMLDecodeError|JSONDecodeError|toml: |SyntaxError: .*JSON/],
  ['connection-refused', /ECONNREFUSED\s+(\S+:\d+)/],
  ['connection-refused', /(?:could not connect to server|Connection refused)[^\n]*?(?:(\S+:\d{2,5})\b)?/i],
];

/** What the last lines of a log say about an end, the latest first; every kind once. */
export function signsIn(lines: readonly string[]): readonly Sign[] {
  const found = new Map<SignKind, Sign>();
  for (const line of lines.toReversed())
    for (const [kind, pattern] of PATTERNS) {
      const match = pattern.exec(line);
      if (match === null) continue;
      const known = found.get(kind);
      const names = match[1] ?? null;
      // A line that names the port says more than the one after it that does not.
      if (known === undefined || (known.names === null && names !== null))
        found.set(kind, { kind, line: line.trim(), names });
      break;
    }
  return [...found.values()];
}
