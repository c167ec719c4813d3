import { messageOf, OpsError } from '#domain/errors.ts';
import { type NetCode, netError } from '#domain/net-failure.ts';
import { errno } from '#services/adapters/errno.ts';

const CODES: Readonly<Record<string, NetCode>> = {
  ECONNREFUSED: 'refused',
  ECONNRESET: 'reset',
  EPIPE: 'reset',
  ECONNABORTED: 'reset',
  ETIMEDOUT: 'timeout',
  EHOSTUNREACH: 'unreachable',
  EHOSTDOWN: 'unreachable',
  ENOTFOUND: 'dns',
  ENODATA: 'dns',
  EBADNAME: 'dns',
  EAI_AGAIN: 'resolver',
  // What node's own fetch calls the same things.
  UND_ERR_SOCKET: 'reset',
  UND_ERR_CONNECT_TIMEOUT: 'timeout',
  UND_ERR_HEADERS_TIMEOUT: 'timeout',
  UND_ERR_BODY_TIMEOUT: 'timeout',
};

const NO_SUCH = new Set(['ENOTFOUND', 'ENODATA', 'EBADNAME']);
const TLS = /^(?:ERR_TLS|ERR_SSL|EPROTO|CERT_|UNABLE_TO_|DEPTH_ZERO|SELF_SIGNED|HOSTNAME_MISMATCH|INVALID_CA)/;

/** Whether a name server said that there is no such record, rather than nothing or nonsense. */
export function isNoSuch(failure: unknown): boolean {
  return NO_SUCH.has(errno(failure));
}

/** What a failed connection means. Whatever has no meaning for the target is about this machine. */
export function meaning(where: string, cause: unknown): OpsError {
  if (cause instanceof OpsError) return cause;
  const code = errno(cause);
  const known = CODES[code];
  if (known) return netError(known, where, { cause });
  if (TLS.test(code)) return netError('tls', where, { says: `is not trusted: ${messageOf(cause)}`, cause });
  if (code.startsWith('HPE_')) return netError('garbage', where, { cause });
  return netError('offline', where, { says: `could not be tried: ${messageOf(cause)}`, cause });
}
