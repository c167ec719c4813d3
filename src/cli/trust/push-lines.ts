import { hidden } from '#config/private.ts';
import type { ProjectRecovery } from '#domain/recovery/settings.ts';
import type { PushSettings } from '#domain/release/made/settings.ts';
import { joinCommand } from '#domain/split-command.ts';

/** What a project file says about releasing, one line a value; every command as it would run. */
export function pushLines(settings: PushSettings | null): string[] {
  return settings === null ? [] : lines('push', settings);
}

/** What it says about recovering. */
export const recoveryLines = (settings: ProjectRecovery | null): string[] =>
  settings === null ? [] : lines('recovery', settings);

function lines(key: string, value: unknown): string[] {
  if (value === undefined || value === null) return [];
  if (isCommand(value)) return [`  ${key}: ${String(hidden(joinCommand(value)))}`];
  if (typeof value !== 'object') return [`  ${key}: ${String(hidden(value))}`];
  if (Array.isArray(value)) {
    if (value.length === 0) return [`  ${key}: none`];
    return value.flatMap((one: unknown, index) => lines(value.length === 1 ? key : `${key}[${index}]`, one));
  }
  return Object.entries(value).flatMap(([name, one]) => lines(`${key}.${name}`, one));
}

function isCommand(value: unknown): value is { file: string; args: string[] } {
  return typeof value === 'object' && value !== null && 'file' in value && 'args' in value;
}
