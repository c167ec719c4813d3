import { field, textField } from '#domain/field.ts';
import { isList, type Json, parseJson } from '#domain/json.ts';

import { type Finding, severityOf, sortFindings, wordOf } from './finding.ts';

type Reader = (output: string) => Finding[] | null;

/** `npm audit --json`; null when the output is none. */
export const readNpmAudit: Reader = (output) => {
  const found = entries(parseJson(output), 'vulnerabilities');
  if (found === null) return null;
  return sortFindings(
    found.flatMap(([name, entry]) =>
      // What a package only passes on is reported where it comes from.
      listOf(field(entry, 'via')).flatMap((via) => (typeof via === 'string' ? [] : [npmFinding(name, entry, via)])),
    ),
  );
};

function npmFinding(name: string, entry: Json, via: Json): Finding {
  const url = textField(via, 'url') ?? '';
  const range = textField(via, 'range');
  const fix = field(entry, 'fixAvailable');
  const [fixName, fixVersion] = [textField(fix, 'name'), textField(fix, 'version')];
  return {
    id: url.split('/').at(-1) || wordOf(field(via, 'source')) || name,
    severity: severityOf(field(via, 'severity')),
    where: range === null ? name : `${name} ${range}`,
    title: textField(via, 'title') ?? '',
    fix: fixName === null || fixVersion === null ? (fix === true ? 'npm audit fix' : null) : `${fixName}@${fixVersion}`,
  };
}

/** `pnpm audit --json`, and the older form of npm; null when the output is none. */
export const readAdvisories: Reader = (output) => {
  const found = entries(parseJson(output), 'advisories');
  return found === null ? null : sortFindings(found.map(([id, advisory]) => advisoryFinding(id, advisory)));
};

function advisoryFinding(id: string, advisory: Json): Finding {
  const patched = textField(advisory, 'patched_versions');
  return {
    id: textField(advisory, 'github_advisory_id') ?? id,
    severity: severityOf(field(advisory, 'severity')),
    where: [textField(advisory, 'module_name') ?? '', textField(advisory, 'vulnerable_versions')]
      .filter(Boolean)
      .join(' '),
    title: textField(advisory, 'title') ?? '',
    fix: patched === null || patched === '<0.0.0' ? null : patched,
  };
}

/** `yarn audit --json` of yarn 1: one object a line; null without its summary, which is the last. */
export const readYarnAudit: Reader = (output) => {
  const lines = jsonLines(output);
  if (!lines.some((line) => field(line, 'type') === 'auditSummary')) return null;
  return sortFindings(
    lines.flatMap((line) => {
      const advisory = field(line, 'data', 'advisory');
      return field(line, 'type') === 'auditAdvisory' && isJson(advisory) ? [advisoryFinding('', advisory)] : [];
    }),
  );
};

/** `yarn npm audit --json` of yarn 4: one object a line, nothing at all when nothing was found. */
export const readBerryAudit: Reader = (output) => {
  const lines = jsonLines(output);
  const broken = output.trim() !== '' && lines.length !== output.trim().split('\n').length;
  const findings = lines.map((line): Finding | null => {
    const [name, title] = [textField(line, 'value'), textField(line, 'children', 'Issue')];
    if (name === null || title === null) return null;
    return {
      id: textField(line, 'children', 'URL')?.split('/').at(-1) ?? (wordOf(field(line, 'children', 'ID')) || name),
      severity: severityOf(field(line, 'children', 'Severity')),
      where: [name, textField(line, 'children', 'Vulnerable Versions')].filter(Boolean).join(' '),
      title,
      fix: null,
    };
  });
  return broken || findings.includes(null) ? null : sortFindings(findings.filter((one) => one !== null));
};

/** Each line that is JSON. */
export function jsonLines(output: string): Json[] {
  return output.split('\n').flatMap((line) => parseJson(line.trim()) ?? []);
}

function entries(document: Json | undefined, name: string): [string, Json][] | null {
  if (document === undefined || typeof document !== 'object' || document === null || isList(document)) return null;
  const found = document[name];
  return found === undefined || typeof found !== 'object' || found === null || isList(found)
    ? null
    : Object.entries(found);
}

function listOf(value: unknown): readonly Json[] {
  return isJson(value) && typeof value === 'object' && value !== null && isList(value) ? value : [];
}

/** What a field of something parsed is, if it is there at all. */
function isJson(value: unknown): value is Json {
  return value !== undefined;
}
