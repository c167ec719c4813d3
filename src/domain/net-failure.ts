import { OpsError } from './errors.ts';

interface Failure {
  /** Follows the name of the target in a sentence. */
  readonly says: string;
  readonly hint: string;
  /** Whether it is this machine that could not look, so that nothing is known of the target. */
  readonly ours?: boolean;
}

/** Everything that can go wrong between here and a target, by the code of its OpsError. */
export const NET_FAILURES = {
  refused: { says: 'refuses connections', hint: 'Nothing listens there: start the service.' },
  reset: { says: 'broke the connection off', hint: 'Look into the log of the service.' },
  timeout: { says: 'does not answer', hint: 'It may be overloaded, stuck, or behind a firewall.' },
  unreachable: { says: 'cannot be reached', hint: 'The machine may be off, or a firewall may refuse.' },
  dns: { says: 'has no address: there is no such name', hint: 'Correct the name, or its DNS record.' },
  tls: { says: 'is not trusted', hint: 'A tls check on the same host shows the certificate.' },
  garbage: { says: 'answers in another protocol', hint: 'Another program may listen on that port.' },
  resolver: {
    says: 'could not be looked up: no name server answers',
    hint: 'Check the name servers and the network of this machine.',
    ours: true,
  },
  offline: {
    says: 'was not tried: this machine has no way there',
    hint: 'Check the network of this machine.',
    ours: true,
  },
} as const satisfies Record<string, Failure>;

export type NetCode = keyof typeof NET_FAILURES;

/** The failure as an error; `where` is host and port, never a whole address with its secrets. */
export function netError(code: NetCode, where: string, more: { says?: string; cause?: unknown } = {}): OpsError {
  const { says, hint } = NET_FAILURES[code];
  return new OpsError(code, `${where} ${more.says ?? says}.`, { hint, cause: more.cause });
}

/** What a thrown error says about a target; null when it is no failure of the net, or one of this machine. */
export function targetFailure(thrown: unknown): { code: NetCode; says: string; hint: string } | null {
  if (!(thrown instanceof OpsError) || !isNetCode(thrown.code)) return null;
  const { hint, ours = false }: Failure = NET_FAILURES[thrown.code];
  // The message is `where says.`, and where has no blanks.
  const says = thrown.message.slice(thrown.message.indexOf(' ') + 1).replace(/\.$/, '');
  return ours ? null : { code: thrown.code, says, hint };
}

/** What kind of failure was thrown, of the target or of this machine; null when it is none of the net. */
export function netFailure(thrown: unknown): { code: NetCode; says: string } | null {
  if (!(thrown instanceof OpsError) || !isNetCode(thrown.code)) return null;
  return { code: thrown.code, says: thrown.message.replace(/\.$/, '') };
}

function isNetCode(code: string): code is NetCode {
  return Object.hasOwn(NET_FAILURES, code);
}
