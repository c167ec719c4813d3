import { OpsError } from '#domain/errors.ts';

import { placeText, type ScanFinding } from './finding.ts';

const SHOWN = 5;
/** Of a fingerprint as a person writes it down; more would not make it surer. */
const SHORTEST = 16;

/**
 * Which findings still stand when a person allowed some by their fingerprints, of which the first 16 digits are enough,
 * and which were lifted.
 */
export function withoutAllowed(
  findings: readonly ScanFinding[],
  allow: readonly string[],
): { readonly findings: ScanFinding[]; readonly allowed: ScanFinding[] } {
  const known = allow.filter((start) => start.length >= SHORTEST);
  const lifted = ({ fingerprint, rule, severity }: ScanFinding): boolean =>
    known.some((start) => fingerprint.startsWith(start)) && !(rule === 'large-file' && severity === 'stop');
  return { findings: findings.filter((found) => !lifted(found)), allowed: findings.filter(lifted) };
}

/** Why a release may not go on; null when nothing but warnings is left. Names places and rules, never a value. */
export function blockedBy(findings: readonly ScanFinding[]): OpsError | null {
  const stopping = findings.filter(({ severity }) => severity !== 'warn');
  const secrets = stopping.filter(({ kind }) => kind === 'secret');
  const [first] = [...secrets, ...stopping];
  if (first === undefined) return null;
  const told = [...new Set([...secrets, ...stopping])].map(sentence);
  const more = told.length > SHOWN ? ` And ${told.length - SHOWN} more.` : '';
  return new OpsError(
    secrets.length > 0 ? 'secret-found' : 'file-refused',
    `${told.slice(0, SHOWN).join(' ')}${more} Nothing is released.`,
    { hint: hintFor(stopping, first), exit: 'secretFound' },
  );
}

function sentence({ what, place, rule }: ScanFinding): string {
  const text = `${what} is ${place.in === 'message' ? 'in' : 'at'} ${placeText(place)} (${rule}).`;
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function hintFor(findings: readonly ScanFinding[], { kind, fingerprint }: ScanFinding): string {
  const inHistory = findings.find(({ place }) => place.commit !== undefined);
  const what =
    kind === 'secret'
      ? 'Take it out, and replace the secret: whoever saw the files knows it.'
      : 'Take it out of the release.';
  const history =
    inHistory === undefined ? '' : ` Rewrite what is not pushed yet: git rebase -i ${inHistory.place.commit ?? ''}^.`;
  return `${what}${history} If it is meant to be there, write its fingerprint into push.allow: ${fingerprint.slice(0, SHORTEST)}`;
}
