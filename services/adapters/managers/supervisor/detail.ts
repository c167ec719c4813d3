import { OpsError } from '#domain/errors.ts';
import { isJsonObject, isList, type JsonObject } from '#domain/json.ts';
import { environmentNames, withDescendants } from '#services/adapters/managers/support/process-facts.ts';
import { versionOf } from '#services/adapters/managers/support/version-of.ts';
import type { UnitDetail } from '#services/ports/managers.ts';

import { call } from './call.ts';
import type { Door } from './door.ts';
import { type Info, unitName } from './info.ts';

/** What supervisor keeps about a program, and the kernel about its processes. Throws as `call` does. */
export async function detailOf(door: Door, { unit, pid }: Info, signal: AbortSignal): Promise<UnitDetail> {
  const all = await call(door, 'getAllConfigInfo', [], signal).catch((error: unknown) => {
    // Versions before 4 do not have it.
    if (error instanceof OpsError) throw error;
    return [];
  });
  const config = (isList(all) ? all : [])
    .filter(isJsonObject)
    .find((one) => unitName(said(one, 'group') ?? '', said(one, 'name') ?? '') === unit);
  return {
    file: door.conf,
    needsReload: false,
    enabled: typeof config?.['autostart'] === 'boolean' ? config['autostart'] : null,
    program: said(config, 'command'),
    folder: said(config, 'directory'),
    environment: pid > 0 ? environmentNames(pid) : [],
    pids: pid > 0 ? await withDescendants(pid) : [],
    version: await versionOf({ folder: said(config, 'directory'), pid }),
  };
}

/** XML-RPC has no null: supervisor says `none` and `auto`. */
function said(config: JsonObject | undefined, key: string): string | null {
  const value = config?.[key];
  return typeof value === 'string' && value !== '' && value !== 'none' && value !== 'auto' ? value : null;
}
