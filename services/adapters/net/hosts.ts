import { readFileSync, statSync } from 'node:fs';

export type Address = { readonly address: string; readonly family: 4 | 6 };

const FILE = '/etc/hosts';
let known: { readonly stamp: number; readonly names: ReadonlyMap<string, readonly Address[]> } | undefined;

/** Addresses that this machine itself gives a name, read again when its table changed. */
export function fromHosts(name: string): readonly Address[] {
  const stamp = modified();
  if (known?.stamp !== stamp) known = { stamp, names: parse(stamp === 0 ? '' : readFileSync(FILE, 'utf8')) };
  const found = known.names.get(name.toLowerCase()) ?? [];
  return found.length === 0 && /^(?:.+\.)?localhost$/i.test(name) ? LOOPBACK : found;
}

const LOOPBACK: readonly Address[] = [
  { address: '127.0.0.1', family: 4 },
  { address: '::1', family: 6 },
];

function modified(): number {
  return statSync(FILE, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

function parse(text: string): Map<string, Address[]> {
  const names = new Map<string, Address[]>();
  for (const line of text.split('\n')) {
    const [address, ...called] = (line.split('#')[0] ?? '').trim().split(/\s+/);
    if (!address) continue;
    for (const name of called) {
      const list = names.get(name.toLowerCase()) ?? [];
      list.push({ address, family: address.includes(':') ? 6 : 4 });
      names.set(name.toLowerCase(), list);
    }
  }
  return names;
}
