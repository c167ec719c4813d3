import { generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';

/** A certificate and its key in PEM; `issue` makes another one signed by it. */
export interface Certificate {
  readonly key: string;
  readonly cert: string;
  issue(name: string, days: number): Certificate;
}

/** A certificate that signed itself and may sign others; a negative number of days makes one that has ended. */
export function selfSigned(name: string, days: number): Certificate {
  return issue(name, days, null);
}

interface Authority {
  readonly name: string;
  readonly key: KeyObject;
}

function issue(name: string, days: number, by: Authority | null): Certificate {
  const pair = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const authority = by ?? { name, key: pair.privateKey };
  const subjectKey = pair.publicKey.export({ type: 'spki', format: 'der' });
  const tbs = sequence(
    explicit(0, integer(Buffer.from([2]))),
    integer(Buffer.concat([Buffer.from([1]), randomBytes(8)])),
    ECDSA_SHA256,
    distinguished(authority.name),
    sequence(time(Math.min(days, 0) - 1), time(days)),
    distinguished(name),
    subjectKey,
    explicit(
      3,
      sequence(extension([0x55, 0x1d, 0x11], alternative(name)), extension([0x55, 0x1d, 0x13], sequence(TRUE))),
    ),
  );
  const signature = sign('sha256', tbs, authority.key);
  const der = sequence(tbs, ECDSA_SHA256, node(0x03, Buffer.from([0]), signature));
  const cert = `-----BEGIN CERTIFICATE-----\n${der.toString('base64').replaceAll(/.{64}(?=.)/g, '$&\n')}\n-----END CERTIFICATE-----\n`;
  const key = pair.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  return { key, cert, issue: (other, span) => issue(other, span, { name, key: pair.privateKey }) };
}

function node(tag: number, ...parts: readonly Buffer[]): Buffer {
  const body = Buffer.concat(parts);
  const [high, low] = [body.length >> 8, body.length & 255];
  const length = body.length < 128 ? [low] : high === 0 ? [0x81, low] : [0x82, high, low];
  return Buffer.concat([Buffer.from([tag, ...length]), body]);
}

const sequence = (...parts: readonly Buffer[]) => node(0x30, ...parts);
const explicit = (tag: number, part: Buffer) => node(0xa0 + tag, part);
const integer = (value: Buffer) => node(0x02, value);
const oid = (...bytes: readonly number[]) => node(0x06, Buffer.from(bytes));
const TRUE = node(0x01, Buffer.from([255]));
const ECDSA_SHA256 = sequence(oid(0x2a, 0x86, 0x48, 0xce, 0x3d, 0x04, 0x03, 0x02));

const distinguished = (name: string) =>
  sequence(node(0x31, sequence(oid(0x55, 0x04, 0x03), node(0x0c, Buffer.from(name)))));
const alternative = (name: string) => sequence(node(0x82, Buffer.from(name)));
const extension = (id: readonly number[], value: Buffer) => sequence(oid(...id), node(0x04, value));

/** `20261121120000Z`, so many days from now. */
function time(days: number): Buffer {
  const at = new Date(Date.now() + days * 86_400_000).toISOString();
  return node(0x18, Buffer.from(`${at.replaceAll(/[-:T]|\.\d+Z/g, '')}Z`));
}
