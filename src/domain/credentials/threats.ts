/** Who may come, and what each kind of store can do against it. Printed by `cred doctor`, and as honest as it can be. */
export interface Threat {
  readonly attacker: string;
  readonly keychain: string;
  readonly vault: string;
  /** Environment variables and plain files. */
  readonly plain: string;
}

export const THREATS: readonly Threat[] = [
  {
    attacker: 'another user of this machine',
    keychain: 'protected',
    vault: 'protected: file mode and encryption',
    plain: 'protected by the file mode only',
  },
  {
    attacker: 'a stolen disk, backup or synced folder',
    keychain: 'protected by the login password',
    vault: 'protected: each guess costs a second',
    plain: 'exposed',
  },
  {
    attacker: 'a program of yours, while the store is open',
    keychain: 'reads everything: no store knows one program from another',
    vault: 'reads everything',
    plain: 'reads everything',
  },
  {
    attacker: 'a program of yours, while the store is locked',
    keychain: 'nothing',
    vault: 'nothing',
    plain: 'reads everything',
  },
  {
    attacker: 'root',
    keychain: 'everything, sooner or later',
    vault: 'everything after the next unlock',
    plain: 'everything',
  },
];

/** What no store can help with. */
export const LIMITS: readonly string[] = [
  'A value that was used was in the memory of the console for a moment; such memory cannot be wiped.',
  'An environment variable can be read by every program of yours: /proc/PID/environ.',
];
