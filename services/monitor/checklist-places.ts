import { textField } from '#domain/field.ts';
import type { Instance } from '#services/checks/check.ts';

/** Folders of the framework's logs, as its guides name them. */
const FRAMEWORK_LOGS = '/var/log/claude-pm/*.log';

export interface PlacesWish {
  readonly frameworkRoot: string | null;
  readonly services: readonly { readonly logs?: readonly string[] | undefined }[];
  readonly checklist: { readonly logs: readonly string[] };
}

/** Where a checklist looks besides the readings: logs whose errors count, and working trees. */
export function checklistPlaces({ frameworkRoot, services, checklist }: PlacesWish, instances: readonly Instance[]) {
  const counted = instances.flatMap(({ kind, params }) =>
    kind === 'log-errors' ? (textField(params, 'path') ?? []) : [],
  );
  const named = [...checklist.logs, ...services.flatMap(({ logs = [] }) => logs)];
  const usual = [FRAMEWORK_LOGS, ...(frameworkRoot === null ? [] : [`${frameworkRoot}/logs/*.log`])];
  const paths = checklist.logs.length > 0 ? checklist.logs : [...new Set([...usual, ...named, ...counted])];
  const projects = instances.flatMap(({ kind, params }) => (kind === 'git' ? (textField(params, 'path') ?? []) : []));
  return {
    logs: { paths, expected: named.length > 0 || counted.length > 0 || frameworkRoot !== null },
    projects: [...new Set(projects)].toSorted(),
  };
}
