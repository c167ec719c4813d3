/** What is wrong with the trail, at which record. */
export interface Tampering {
  readonly seq: number;
  readonly what: 'changed' | 'missing' | 'order' | 'truncated' | 'inserted';
  readonly message: string;
}

/** A record in the chain: `mac` seals its place, its text and the seal before it. */
export interface SealedRow {
  readonly seq: number;
  readonly body: string;
  readonly prev: string;
  readonly mac: string;
}

/** The end of the trail as somebody outside saw it. */
export interface Witness {
  /** `the keychain`, the path of a file. */
  readonly name: string;
  /** Which trail it saw: a trail that begins anew has another key. */
  readonly trail: string;
  readonly seq: number;
  readonly mac: string;
}

/** What the first record follows. */
export const GENESIS = '0'.repeat(64);

const record = (seq: number): string => `Record ${seq}`;

/** Sentences for a person. */
export const SAID = {
  changed: (seq: number): Tampering => ({
    seq,
    what: 'changed',
    message: `${record(seq)} is not what was sealed there: it was changed.`,
  }),
  missing: (seq: number, count: number): Tampering => ({
    seq,
    what: 'missing',
    message: count === 1 ? `${record(seq)} is gone.` : `${record(seq)} and the ${count - 1} after it are gone.`,
  }),
  moved: (seq: number, from: number): Tampering => ({
    seq,
    what: 'order',
    message: `${record(seq)} was written as record ${from}: the order was changed.`,
  }),
  unlinked: (seq: number): Tampering => ({
    seq,
    what: 'order',
    message: `${record(seq)} does not follow the one before it.`,
  }),
  inserted: (seq: number): Tampering => ({
    seq,
    what: 'inserted',
    message: `${record(seq)} was put in by somebody who has no key.`,
  }),
  truncated: (seq: number, { name, seq: last }: Witness): Tampering => ({
    seq,
    what: 'truncated',
    message: `The end is gone: records ${seq} to ${last} are missing, which ${name} saw.`,
  }),
  replaced: ({ name, seq }: Witness): Tampering => ({
    seq,
    what: 'changed',
    message: `${record(seq)} is another one than ${name} saw: the trail was written anew.`,
  }),
  begunAnew: ({ name, seq }: Witness): Tampering => ({
    seq: 1,
    what: 'truncated',
    message: `Another trail stood here: ${name} saw ${seq} records that are gone.`,
  }),
} as const;
