import { field, listField, textField } from '#domain/field.ts';
import type { Json } from '#domain/json.ts';

/** What is read of a container. Everything else, the values of its environment with it, is dropped here. */
export interface Container {
  readonly id: string;
  readonly name: string;
  /** As the engine calls it: `running`, `exited`, `restarting` ... */
  readonly status: string;
  readonly pid: number;
  readonly exitCode: number;
  /** Why the engine could not start it. */
  readonly error: string;
  readonly oomKilled: boolean;
  /** Epoch ms; null for never. */
  readonly startedAt: number | null;
  readonly finishedAt: number | null;
  readonly health: string;
  readonly restarts: number;
  /** `no`, `always`, `unless-stopped`, `on-failure`. */
  readonly policy: string;
  readonly image: string;
  readonly program: readonly string[];
  readonly folder: string | null;
  readonly variables: readonly string[];
  /** Whoever made it for a project says so. */
  readonly project: { readonly name: string; readonly file: string | null } | null;
  /** The unit of systemd that runs it. */
  readonly unit: string | null;
}

/** An answer of inspect; null when it is none. */
export function containerOf(json: Json | undefined): Container | null {
  const [id, name, status] = [textField(json, 'Id'), textField(json, 'Name'), textField(json, 'State', 'Status')];
  if (id === null || name === null || status === null) return null;
  const label = (key: string) => textField(json, 'Config', 'Labels', key);
  const project = label('com.docker.compose.project');
  return {
    id,
    name: name.replace(/^\//, ''),
    status,
    pid: number(json, 'State', 'Pid'),
    exitCode: number(json, 'State', 'ExitCode'),
    error: textField(json, 'State', 'Error') ?? '',
    oomKilled: field(json, 'State', 'OOMKilled') === true,
    startedAt: time(json, 'State', 'StartedAt'),
    finishedAt: time(json, 'State', 'FinishedAt'),
    health: textField(json, 'State', 'Health', 'Status') ?? '',
    restarts: number(json, 'RestartCount'),
    policy: textField(json, 'HostConfig', 'RestartPolicy', 'Name') ?? 'no',
    image: textField(json, 'Config', 'Image') ?? '',
    program: [textField(json, 'Path') ?? '', ...listField(json, 'Args')],
    folder: textField(json, 'Config', 'WorkingDir'),
    variables: listField(json, 'Config', 'Env').map((entry) => entry.split('=', 1)[0] ?? ''),
    project:
      project === null ? null : { name: project, file: firstOf(label('com.docker.compose.project.config_files')) },
    unit: label('PODMAN_SYSTEMD_UNIT'),
  };
}

function firstOf(paths: string | null): string | null {
  return paths?.split(',')[0] ?? null;
}

function number(json: Json | undefined, ...path: readonly string[]): number {
  const value = field(json, ...path);
  return typeof value === 'number' && Number.isFinite(value) ? value : 0;
}

/** Both engines write the year 1 for never. */
function time(json: Json | undefined, ...path: readonly string[]): number | null {
  const at = Date.parse(textField(json, ...path) ?? '');
  return at > 0 ? at : null;
}
