import { messageOf, OpsError } from '#domain/errors.ts';
import { errno } from '#services/adapters/errno.ts';

interface Kind {
  readonly code: string;
  readonly says: string;
  readonly hint: string;
}

const REFUSED: Kind = {
  code: 'refused',
  says: 'refuses connections',
  hint: 'Nothing listens there: start the service.',
};
const RESET: Kind = { code: 'reset', says: 'broke the connection off', hint: 'Look into the log of the service.' };
const TIMEOUT: Kind = {
  code: 'timeout',
  says: 'does not answer',
  hint: 'It may be overloaded, stuck, or behind a firewall.',
};
const UNREACHABLE: Kind = {
  code: 'unreachable',
  says: 'cannot be reached',
  hint: 'The machine may be off or a firewall may refuse.',
};
const NO_NAME: Kind = {
  code: 'dns',
  says: 'has no address: there is no such name',
  hint: 'Correct the name, or its DNS record.',
};
const RESOLVER: Kind = {
  code: 'resolver',
  says: 'could not be looked up: no name server answers',
  hint: 'Check /etc/resolv.conf and the network of this machine.',
};
const OFFLINE: Kind = {
  code: 'offline',
  says: 'was not tried: this machine has no way there',
  hint: 'Check the network of this machine.',
};

const KINDS: Readonly<Record<string, Kind>> = {
  ECONNREFUSED: REFUSED,
  ECONNRESET: RESET,
  EPIPE: RESET,
  ECONNABORTED: RESET,
  ETIMEDOUT: TIMEOUT,
  ABORT_ERR: TIMEOUT,
  EHOSTUNREACH: UNREACHABLE,
  EHOSTDOWN: UNREACHABLE,
  ENOTFOUND: NO_NAME,
  ENODATA: NO_NAME,
  EBADNAME: NO_NAME,
  EBADQUERY: NO_NAME,
  EAI_AGAIN: RESOLVER,
  ETIMEOUT: RESOLVER,
  ESERVFAIL: RESOLVER,
  EREFUSED: RESOLVER,
  EBADRESP: RESOLVER,
  ECANCELLED: RESOLVER,
  ENETUNREACH: OFFLINE,
  ENETDOWN: OFFLINE,
  EADDRNOTAVAIL: OFFLINE,
  EMFILE: OFFLINE,
  ENFILE: OFFLINE,
  EACCES: OFFLINE,
};

const GARBAGE_HINT = 'Another program may listen on that port.';
const TLS_HINT = 'A tls check on the same host shows the certificate.';
const TLS_CODES = /^(?:ERR_TLS|ERR_SSL|EPROTO|CERT_|UNABLE_TO_|DEPTH_ZERO|SELF_SIGNED|HOSTNAME_MISMATCH|INVALID_CA)/;

/** What a failed connection means, as OpsError; `where` is host and port, never a whole address with its secrets. */
export function netError(where: string, thrown: unknown): OpsError {
  if (thrown instanceof OpsError) return thrown;
  const cause = thrown;
  const code = errno(cause);
  const kind = KINDS[code];
  if (kind) return new OpsError(kind.code, `${where} ${kind.says}.`, { hint: kind.hint, cause });
  if (TLS_CODES.test(code))
    return new OpsError('tls', `${where} is not trusted: ${messageOf(cause)}.`, { hint: TLS_HINT, cause });
  if (code.startsWith('HPE_'))
    return new OpsError('garbage', `${where} answers something that is not HTTP.`, { hint: GARBAGE_HINT, cause });
  return new OpsError('offline', `${where} could not be tried: ${messageOf(cause)}.`, { cause });
}

/** The deadline passed while `what` was still to come. */
export function late(where: string, what = TIMEOUT.says): OpsError {
  return new OpsError('timeout', `${where} ${what}.`, { hint: TIMEOUT.hint });
}
