/** A value in an address, such as `https://ana:VALUE@github.com/acme/api`. */
export interface InAddress {
  readonly protocol: string;
  readonly host: string;
  /** Where the address begins. */
  readonly start: number;
  /** What is taken out, so that the address is right without the value: the user stays. */
  readonly from: number;
  readonly to: number;
}

const BEFORE = /([a-z][a-z\d+.-]*):\/\/(?:[^\s/?#@:"'<>`]*(:))?$/i;
const AFTER = /^(?::[^\s/?#@"'<>`]*)?@([^\s/?#@"'<>`]+)/;

/** Which address a value is a part of; null when it is of none. */
export function addressAround(text: string, from: number, to: number): InAddress | null {
  const line = text.slice(text.lastIndexOf('\n', from - 1) + 1, from);
  const [before = '', protocol, colon] = BEFORE.exec(line) ?? [];
  const [after, host] = AFTER.exec(text.slice(to)) ?? [];
  if (protocol === undefined || after === undefined || host === undefined) return null;
  const cut = colon === undefined ? { from, to: to + after.length - host.length } : { from: from - 1, to };
  return { protocol: protocol.toLowerCase(), host, start: from - before.length, ...cut };
}

/** Whether git reads a file: its configuration, or what its helper `store` keeps. */
export function isOfGit(path: string): boolean {
  return /(?:^|\/)(?:\.git\/(?:.*\/)?config(?:\.worktree)?|\.gitconfig|git\/config|\.?git-credentials|git\/credentials)$/.test(
    path,
  );
}

/** Whether a file is configuration of git, which takes comments and names helpers. */
export function isGitConfig(path: string): boolean {
  return isOfGit(path) && !path.endsWith('credentials');
}

/** The configuration with a helper for those hosts that have none of ours. `helper` as git wants it: `!cpm-console …`. */
export function withHelper(text: string, hosts: readonly string[], helper: string): string {
  const helped = helpedIn(text);
  if (helped.has('')) return text;
  const value = `"${helper.replaceAll(/["\\]/g, String.raw`\$&`)}"`;
  const sections = [...new Set(hosts)]
    .filter((host) => !helped.has(host))
    .map((host) => `[credential "https://${host}"]\n\thelper = ${value}\n`);
  if (sections.length === 0) return text;
  return `${text}${text === '' || text.endsWith('\n') ? '' : '\n'}${sections.join('')}`;
}

/** Hosts that a helper of ours stands for in a configuration of git; the empty one stands for all. */
function helpedIn(text: string): ReadonlySet<string> {
  const helped = new Set<string>();
  let host: string | null = null;
  for (const line of text.split('\n')) {
    const [, section, of] = /^\s*\[\s*([^\s\]"]+)(?:\s+"((?:[^"\\]|\\.)*)")?\s*\]/.exec(line) ?? [];
    if (section !== undefined)
      host = section.toLowerCase() === 'credential' ? (of ?? '').replace(/^https:\/\/(?:[^/@]*@)?|\/.*$/g, '') : null;
    if (host !== null && /\bhelper\s*=.*\bcred git-credential\b/.test(line)) helped.add(host);
  }
  return helped;
}
