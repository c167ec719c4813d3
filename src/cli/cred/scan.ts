import type { Invocation } from '#cli/command.ts';
import { EXIT } from '#domain/errors.ts';
import { plural } from '#domain/format.ts';
import { resolvePath, shortPath } from '#domain/path.ts';
import type { ScanFinding } from '#domain/release/secrets/finding.ts';
import { type ScanReport, scanFiles } from '#services/procedures/credentials/files/scan.ts';

import { documentOf } from './json.ts';
import { tableOf } from './table.ts';

const FINGERPRINT = 16;

/** `cred scan [PATH...]`: what lies open in files. Exit 6 when something does. Never prints a value. */
export async function scanCommand({ world, config, positionals, values, stdout, signal }: Invocation): Promise<number> {
  const { cwd, home } = world.environment;
  const wanted = {
    paths: positionals.map((path) => resolvePath(path, cwd, home) ?? path),
    projects: config.projects.map(({ path }) => path),
    allow: config.credentials.allow,
  };
  const report = await scanFiles(world, wanted, signal);
  if (values['json'] === true) stdout.write(documentOf({ ...report, findings: report.findings.map(findingJson) }));
  else stdout.write(`${linesOf(report, home).join('\n')}\n`);
  return report.findings.length > 0 ? EXIT.secretFound : EXIT.ok;
}

function findingJson({ place, rule, what, fingerprint, masked, known }: ScanFinding): object {
  return {
    path: place.path,
    line: place.line ?? null,
    rule,
    what,
    masked: masked ?? null,
    known: known ?? null,
    fingerprint,
  };
}

function linesOf({ findings, files, accepted, unread, withoutStored }: ScanReport, home: string | null): string[] {
  const rows = findings.map(({ place, what, rule, masked, fingerprint }) => [
    `${shortPath(place.path, home)}:${place.line ?? 1}`,
    what,
    rule,
    masked ?? '',
    fingerprint.slice(0, FINGERPRINT),
  ]);
  const allowed = accepted === 0 ? '' : `, ${accepted} allowed`;
  return [
    ...(rows.length === 0 ? [] : [...tableOf([['where', 'what', 'rule', 'value', 'fingerprint'], ...rows]), '']),
    `${plural(findings.length, 'finding')} in ${plural(files, 'file')}${allowed}.`,
    ...(withoutStored === null ? [] : [`Stored values were not looked for. ${withoutStored}`]),
    ...unread.map((line) => `Not looked into: ${line}`),
    ...(rows.length === 0
      ? []
      : [
          'Whoever could read these files knows the values: cpm-console cred import FILE stores them and leaves a reference.',
          'What is meant to be there: cpm-console cred accept FINGERPRINT, and it is not reported again.',
        ]),
  ];
}
