import { X509Certificate } from 'node:crypto';
import { isIP, type LookupFunction } from 'node:net';
import {
  checkServerIdentity,
  connect,
  type DetailedPeerCertificate,
  getCACertificates,
  type TLSSocket,
} from 'node:tls';

import { OpsError } from '#domain/errors.ts';
import { netError } from '#domain/net-failure.ts';
import { errno } from '#services/adapters/errno.ts';
import type { TlsFacts } from '#services/ports/net.ts';

import { meaning } from './errors.ts';

/** Shakes hands without judging, so that age, trust and name come back as three facts. */
export function tlsFacts(
  host: string,
  port: number,
  serverName: string,
  lookup: LookupFunction,
  signal: AbortSignal,
): Promise<TlsFacts> {
  const where = `${host}:${port}`;
  return new Promise((resolve, reject) => {
    const socket = connect({
      host,
      port,
      lookup,
      rejectUnauthorized: false,
      checkServerIdentity: () => undefined,
      ...(isIP(serverName) === 0 && { servername: serverName }),
    });
    const stop = () => socket.destroy(netError('timeout', where));
    signal.addEventListener('abort', stop, { once: true });
    socket.once('secureConnect', () => {
      try {
        resolve(facts(socket, serverName));
      } catch (thrown) {
        reject(meaning(where, thrown));
      }
      socket.destroy();
    });
    socket.once('error', (error: unknown) => reject(spoken(where, error)));
    socket.once('close', () => {
      signal.removeEventListener('abort', stop);
      reject(meaning(where, Object.assign(new Error('closed'), { code: 'ECONNRESET' })));
    });
    if (signal.aborted) stop();
  });
}

function facts(socket: TLSSocket, serverName: string): TlsFacts {
  const certificate = socket.getPeerCertificate(true);
  const issuer = certificate.issuer;
  return {
    validTo: Date.parse(certificate.valid_to),
    issuer: [issuer.O, issuer.CN].flat().find(Boolean) ?? 'nobody named',
    untrusted: distrust(socket, certificate),
    wrongName: checkServerIdentity(serverName, certificate)?.message ?? null,
  };
}

/** Why the chain is not trusted. An expired leaf alone is no reason: its age is a fact of its own. */
function distrust(socket: TLSSocket, certificate: DetailedPeerCertificate): string | null {
  if (socket.authorized) return null;
  const reason = String(socket.authorizationError);
  const expired = Date.parse(certificate.valid_to) < Date.now();
  return expired && reason.includes('CERT_HAS_EXPIRED') ? stranger(certificate) : reason;
}

/** A certificate as node tells it: the end of a chain names itself as its issuer, or nobody. */
interface Link {
  readonly fingerprint256: string;
  readonly issuerCertificate?: Link;
}

/**
 * Why the end of the presented chain is not one of this machine's authorities. Asked for expired certificates only:
 * OpenSSL keeps one reason, and age comes last.
 */
function stranger(certificate: Link): string | null {
  let end = certificate;
  while (end.issuerCertificate && end.issuerCertificate !== end) end = end.issuerCertificate;
  const isEnd = (pem: string) => new X509Certificate(pem).fingerprint256 === end.fingerprint256;
  if (getCACertificates('default').some(isEnd)) return null;
  if (!end.issuerCertificate) return 'UNABLE_TO_GET_ISSUER_CERT';
  return end === certificate ? 'DEPTH_ZERO_SELF_SIGNED_CERT' : 'SELF_SIGNED_CERT_IN_CHAIN';
}

function spoken(where: string, error: unknown): OpsError {
  const code = errno(error);
  if (code.startsWith('ERR_SSL') || code === 'EPROTO')
    return new OpsError('garbage', `${where} does not speak TLS.`, { hint: 'Is it the right port?', cause: error });
  return meaning(where, error);
}
