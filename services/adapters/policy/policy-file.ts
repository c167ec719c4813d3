import { lstatSync, readFileSync, statSync, type Stats } from 'node:fs';
import { dirname } from 'node:path';

import { messageOf } from '#domain/errors.ts';
import { type Bindings, bindingsOf } from '#domain/roles/policy-file.ts';
import { errno } from '#services/adapters/errno.ts';

export const POLICY_FILE = '/etc/cpm-console/policy.json';

/** What the file says: nothing there, its bindings, or why it does not count. */
export type PolicyText = { readonly bindings: Bindings } | { readonly refused: string } | null;

const MOST_BYTES = 64 * 1024;
const OTHERS_WRITE = 0o022;

/** The policy file, read again when it changed. Only one that nobody but root can change counts. */
export class PolicyFile {
  readonly path: string;
  #stamp: string | null = null;
  #text: PolicyText = null;

  constructor(path = POLICY_FILE) {
    this.path = path;
  }

  read(): PolicyText {
    try {
      const facts = lstatSync(this.path);
      const problem = problemOf(facts, 'it') ?? problemOf(statSync(dirname(this.path)), 'its folder');
      if (problem !== null) return { refused: problem };
      const stamp = [facts.dev, facts.ino, facts.size, facts.mtimeMs, facts.ctimeMs].join(':');
      if (stamp !== this.#stamp) {
        this.#text = read(this.path, facts);
        this.#stamp = stamp;
      }
      return this.#text;
    } catch (thrown) {
      const code = errno(thrown);
      return code === 'ENOENT' || code === 'ENOTDIR' ? null : { refused: `it cannot be read: ${messageOf(thrown)}` };
    }
  }
}

function read(path: string, facts: Stats): PolicyText {
  if (!facts.isFile()) return { refused: 'it is no regular file' };
  if (facts.size > MOST_BYTES) return { refused: `it has ${facts.size} bytes, more than ${MOST_BYTES}` };
  const bindings = bindingsOf(readFileSync(path, 'utf8'));
  return typeof bindings === 'string' ? { refused: bindings } : { bindings };
}

function problemOf({ uid, mode }: Stats, what: string): string | null {
  if (uid !== 0) return `${what} belongs to user ${uid}, not to root`;
  return (mode & OTHERS_WRITE) === 0 ? null : `${what} can be written by others than root`;
}
