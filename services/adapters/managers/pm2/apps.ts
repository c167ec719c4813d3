import { OpsError } from '#domain/errors.ts';
import { isJsonObject, isList, type Json } from '#domain/json.ts';

/** What is read of a process of PM2. Everything else, the values of its environment with it, is dropped here. */
export interface App {
  readonly name: string;
  /** By which the daemon knows it; null for one that is being replaced. */
  readonly id: number | null;
  readonly pid: number;
  readonly status: string;
  readonly restarts: number;
  readonly startedAt: number | null;
  readonly exitCode: number | null;
  readonly memoryBytes: number | null;
  /** Whether PM2 starts it again when it ends. */
  readonly kept: boolean;
  readonly script: string | null;
  readonly args: readonly string[];
  readonly folder: string | null;
  readonly version: string | null;
  /** Names of variables. */
  readonly environment: readonly string[];
  readonly outFile: string | null;
  readonly errorFile: string | null;
}

const NAME = /^[A-Za-z_]\w*$/;

/** Processes in the answer to `getMonitorData`; those of a shape nobody expects are left out. Throws OpsError `garbage`. */
export function readApps(data: Json): App[] {
  if (isList(data)) return data.flatMap(readApp);
  throw new OpsError('garbage', 'The daemon of PM2 did not answer with a list of apps.', {
    hint: 'Is it a newer PM2?',
  });
}

function readApp(value: Json): App[] {
  const name = text(value, 'name');
  const env = field(value, 'pm2_env');
  const status = text(env, 'status');
  if (name === null || status === null) return [];
  const args = field(env, 'args');
  const own = field(env, 'env');
  return [
    {
      name,
      status,
      id: number(value, 'pm_id'),
      pid: number(value, 'pid') ?? 0,
      restarts: number(env, 'restart_time') ?? 0,
      startedAt: number(env, 'pm_uptime'),
      exitCode: number(env, 'exit_code'),
      memoryBytes: number(field(value, 'monit'), 'memory'),
      kept: field(env, 'autorestart') !== false && text(env, 'autorestart') !== 'false',
      script: text(env, 'pm_exec_path'),
      args: args !== undefined && isList(args) ? args.filter((arg) => typeof arg === 'string') : [],
      folder: text(env, 'pm_cwd'),
      version: versionOf(text(env, 'version')),
      environment: isJsonObject(own) ? Object.keys(own).filter((key) => NAME.test(key)) : [],
      outFile: text(env, 'pm_out_log_path'),
      errorFile: text(env, 'pm_err_log_path'),
    },
  ];
}

const versionOf = (version: string | null): string | null => (version === 'N/A' ? null : version);

function field(value: Json | undefined, name: string): Json | undefined {
  return isJsonObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;
}

function text(value: Json | undefined, name: string): string | null {
  const found = field(value, name);
  return typeof found === 'string' ? found : null;
}

function number(value: Json | undefined, name: string): number | null {
  const found = field(value, name);
  return typeof found === 'number' && Number.isFinite(found) ? found : null;
}
