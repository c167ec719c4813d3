import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { createServer } from 'node:tls';

import { listening } from '../net/listen.ts';
import type { Lab } from './lab.ts';

/**
 * Leads whoever connects safely to a plain server of this machine, which is chosen by the first bytes of a connection.
 * `cert` is the file a client has to trust.
 */
export async function startHttps(lab: Lab, plain: string | ((head: string) => string)) {
  const [key, cert] = [lab.at('key.pem'), lab.at('cert.pem')];
  const subject = ['-subj', '/CN=127.0.0.1', '-addext', 'subjectAltName=IP:127.0.0.1'];
  await lab.run('openssl', ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-keyout', key, '-out', cert, ...subject]);
  const portFor = (head: Buffer): number =>
    Number(new URL(typeof plain === 'string' ? plain : plain(head.toString('latin1'))).port);
  const secure = createServer({ key: readFileSync(key), cert: readFileSync(cert) }, (socket) => {
    socket.once('data', (head: Buffer) => {
      const inner = connect(portFor(head), '127.0.0.1');
      inner.write(head);
      socket.on('error', () => inner.destroy()).pipe(inner);
      inner.on('error', () => socket.destroy()).pipe(socket);
    });
  });
  return { ...(await listening(secure, 'https')), cert };
}
