import { isLoopback } from '#domain/credentials/private-way.ts';

import type { SecurityFacts } from './findings.ts';
import { LEAST_LENGTH, type Level } from './key-rules.ts';

/** What the items are judged by, besides the key; null where nobody knows. */
export interface ChecklistFacts extends SecurityFacts {
  /** Records in the audit trail. */
  readonly auditRecords: number | null;
  /** Places where the trail was changed. */
  readonly tampered: number | null;
  readonly lockout: { readonly tries: number; readonly failures: number };
  /** Credentials that were seen in plain text. */
  readonly leaked: readonly string[];
  /** Credentials whose state is watched by a check. */
  readonly watched: number;
  readonly credentials: number;
  /** Credentials that are never to be replaced, and those that are overdue. */
  readonly neverRotated: readonly string[];
  readonly overdue: readonly string[];
}

export interface SecurityItem {
  readonly id: string;
  readonly title: string;
  readonly status: 'ok' | 'critical' | 'unknown';
  /** What was seen. */
  readonly evidence: string;
}

/** The checklists of the guides (rows CHK-01, CHK-02, SEC-08): each item is judged, none is ticked. */
export function securityChecklist(level: Level, facts: ChecklistFacts): readonly SecurityItem[] {
  const own = [keyItem(level, facts), trail(facts), errors(facts), plain(facts)];
  if (level === 'dev') return own;
  const prod = [keyItem(level, facts), tls(facts), verified(facts), watched(facts), rotation(facts), network(facts)];
  const all = [...prod, plain(facts), audit(facts)];
  return level === 'prod' ? all : [...all, trail(facts)];
}

const item = (id: string, title: string, status: SecurityItem['status'] | boolean, evidence: string): SecurityItem => ({
  id,
  title,
  status: typeof status === 'boolean' ? (status ? 'ok' : 'critical') : status,
  evidence,
});

function keyItem(level: Level, { key }: ChecklistFacts): SecurityItem {
  const least = LEAST_LENGTH[level];
  const title = `API key configured (${least} characters at least)`;
  if (key === null) return item('key', title, 'critical', 'there is no key');
  return item(
    'key',
    title,
    key.length >= least && !key.weak,
    `${key.length} characters${key.weak ? ', not made by chance' : ''}`,
  );
}

function trail({ auditRecords }: ChecklistFacts): SecurityItem {
  const title = 'Security events are logged';
  if (auditRecords === null) return item('events', title, 'unknown', 'the audit trail could not be read');
  return item('events', title, true, `${auditRecords} records in the audit trail`);
}

function errors({ lockout: { tries, failures } }: ChecklistFacts): SecurityItem {
  const evidence = `${tries} tries where a provider fails, left alone after ${failures} rejections in a row`;
  return item('errors', 'Failures of authentication are handled', true, evidence);
}

function plain({ leaked, credentials }: ChecklistFacts): SecurityItem {
  const title = 'No credentials in plain text';
  if (leaked.length > 0) return item('plain', title, 'critical', `seen in plain text: ${leaked.join(', ')}`);
  return item(
    'plain',
    title,
    true,
    `none of ${credentials} known ones was seen in plain text; cpm-console cred scan looks further`,
  );
}

function tls({ tls: on, host }: ChecklistFacts): SecurityItem {
  const local = isLoopback(host);
  return item(
    'tls',
    'TLS',
    on || local,
    on ? `on, to ${host}` : local ? `off, but ${host} is this machine` : `off, to ${host}`,
  );
}

function verified({ tls: on, verify, host }: ChecklistFacts): SecurityItem {
  const title = 'Certificates are verified';
  if (!on && isLoopback(host)) return item('verify', title, true, 'no certificate is used on this machine');
  return item('verify', title, verify && on, verify ? (on ? 'on' : 'there is no TLS') : 'MEM0AI_VERIFY_SSL is off');
}

function watched({ watched: count, credentials }: ChecklistFacts): SecurityItem {
  const title = 'Security events are watched';
  return item(
    'watched',
    title,
    credentials > 0 && count >= credentials,
    `${count} of ${credentials} credentials have a check`,
  );
}

function rotation({ neverRotated, overdue }: ChecklistFacts): SecurityItem {
  const title = 'Keys are replaced on a schedule';
  if (overdue.length > 0) return item('rotation', title, 'critical', `overdue: ${overdue.join(', ')}`);
  if (neverRotated.length > 0) return item('rotation', title, 'critical', `never: ${neverRotated.join(', ')}`);
  return item('rotation', title, true, 'every credential has a date, none is overdue');
}

function network({ host }: ChecklistFacts): SecurityItem {
  const title = 'Access over the network is limited';
  if (isLoopback(host)) return item('network', title, true, `the console reaches it at ${host}`);
  return item('network', title, 'unknown', `${host} is another machine; its firewall cannot be seen from here`);
}

function audit({ tampered, auditRecords }: ChecklistFacts): SecurityItem {
  const title = 'The audit trail is whole';
  if (tampered === null) return item('audit', title, 'unknown', 'the audit trail could not be verified');
  return item(
    'audit',
    title,
    tampered === 0,
    tampered === 0 ? `${auditRecords ?? 0} records verified` : `changed in ${tampered} places`,
  );
}
