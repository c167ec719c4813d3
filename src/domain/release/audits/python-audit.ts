import { field, textField } from '#domain/field.ts';
import { isList, type Json, parseJson } from '#domain/json.ts';

import { type Finding, severityOf, sortFindings, wordOf } from './finding.ts';

/** `pip-audit --format json`; null when the output is none. It knows no severities. */
export function readPipAudit(output: string): Finding[] | null {
  const document = parseJson(output);
  // Versions before 2.5 print the list alone.
  const dependencies = document !== undefined && isArray(document) ? document : arrayField(document, 'dependencies');
  if (dependencies === null) return null;
  return sortFindings(
    dependencies.flatMap((dependency) =>
      (arrayField(dependency, 'vulns') ?? []).map((vulnerability) => ({
        id: textField(vulnerability, 'id') ?? '',
        severity: 'unknown' as const,
        where: `${textField(dependency, 'name') ?? ''} ${textField(dependency, 'version') ?? ''}`.trim(),
        title: (textField(vulnerability, 'description') ?? '').split('\n')[0] ?? '',
        fix:
          (arrayField(vulnerability, 'fix_versions') ?? []).filter((one) => typeof one === 'string').join(', ') || null,
      })),
    ),
  );
}

/** Packages that pip-audit could not look up, with why: they were not audited. */
export function skippedByPipAudit(output: string): string[] {
  return (arrayField(parseJson(output), 'dependencies') ?? []).flatMap((dependency) => {
    const reason = textField(dependency, 'skip_reason');
    return reason === null ? [] : [`${textField(dependency, 'name') ?? ''}: ${reason}`];
  });
}

/** Files that bandit could not read, with why. */
export function unreadByBandit(output: string): string[] {
  return (arrayField(parseJson(output), 'errors') ?? []).map(
    (one) => `${textField(one, 'filename') ?? ''}: ${textField(one, 'reason') ?? 'not read'}`,
  );
}

/** `bandit --format json`; null when the output is none. */
export function readBandit(output: string): Finding[] | null {
  const results = arrayField(parseJson(output), 'results');
  if (results === null) return null;
  return sortFindings(
    results.map((result) => ({
      id: textField(result, 'test_id') ?? '',
      severity: severityOf(field(result, 'issue_severity')),
      where: `${textField(result, 'filename') ?? ''}:${wordOf(field(result, 'line_number'))}`,
      title: (textField(result, 'issue_text') ?? '').split('\n')[0] ?? '',
      fix: null,
    })),
  );
}

/** `safety check --json` of safety 2 and 3, and the list of safety 1; null when the output is none. */
export function readSafety(output: string): Finding[] | null {
  const document = parseJson(output.slice(Math.max(0, output.search(/[[{]/))));
  if (document !== undefined && isArray(document)) return sortFindings(document.flatMap((row) => oldRow(row)));
  const found = arrayField(document, 'vulnerabilities');
  if (found === null) return null;
  return sortFindings(
    found.map((one) => ({
      id: textField(one, 'CVE') ?? textField(one, 'vulnerability_id') ?? '',
      severity: severityOf(field(one, 'severity') ?? null),
      where: `${textField(one, 'package_name') ?? ''} ${textField(one, 'analyzed_version') ?? ''}`.trim(),
      title: (textField(one, 'advisory') ?? '').split('\n')[0] ?? '',
      fix:
        (arrayField(one, 'fixed_versions') ?? []).filter((version) => typeof version === 'string').join(', ') || null,
    })),
  );
}

/** Name, range, version, advisory, id. */
function oldRow(row: Json): Finding[] {
  if (!isArray(row)) return [];
  const [name = '', , version = '', advisory = '', id = ''] = row.map((cell) => (typeof cell === 'string' ? cell : ''));
  return [{ id, severity: 'unknown', where: `${name} ${version}`, title: advisory.split('\n')[0] ?? '', fix: null }];
}

function arrayField(document: Json | undefined, name: string): readonly Json[] | null {
  if (document === undefined || typeof document !== 'object' || document === null || isArray(document)) return null;
  const found = document[name];
  return found !== undefined && isArray(found) ? found : null;
}

function isArray(value: Json): value is readonly Json[] {
  return typeof value === 'object' && value !== null && isList(value);
}
