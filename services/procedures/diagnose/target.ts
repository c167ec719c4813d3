import { listField, textField } from '#domain/field.ts';
import { isJsonObject, isList, type Json, type JsonObject, parseJson } from '#domain/json.ts';

import type { UnitName } from './shared/units.ts';

export type MemoryTarget = {
  readonly subject: 'memory';
  readonly host: string;
  readonly port: number;
  readonly tls: boolean;
  /** What its service may be called, the likeliest first. */
  readonly units: readonly UnitName[];
};

export type ServiceTarget = {
  readonly subject: 'service';
  /** As the configuration calls it, else the name of its unit. */
  readonly id: string;
  readonly manager: string;
  readonly unit: string;
  /** Services it cannot do without. */
  readonly needs: readonly UnitName[];
  /** Ids of the checks that say whether it is well. */
  readonly checks: readonly string[];
  /** Files it writes its log to, where a person named some; they go before what its manager says. */
  readonly logs?: readonly string[] | undefined;
};

export type GitHubTarget = {
  readonly subject: 'github';
  /** `https://api.github.com` */
  readonly apiUrl: string;
  /** `owner/name`, those to ask for. */
  readonly repositories: readonly string[];
};

export type DiskTarget = {
  readonly subject: 'disk';
  /** Absolute; null for the worst disk of all. */
  readonly path: string | null;
};

export type NetworkTarget = {
  readonly subject: 'network';
  /** Hosts to reach, the first one first. */
  readonly hosts: readonly string[];
};

export type AgentsTarget = {
  readonly subject: 'agents';
  /** Names of agent command lines; empty for all that are known. */
  readonly agents: readonly string[];
};

/** What is diagnosed, and all that is needed to begin; journaled with the plan, never a secret. */
export type Target = MemoryTarget | ServiceTarget | GitHubTarget | DiskTarget | NetworkTarget | AgentsTarget;

/** How long one look may take unless told. */
export const LIMIT_MS = 5000;

/** The parameters of a plan. */
export function paramsOf(target: Target, limitMs: number): JsonObject {
  const json = parseJson(JSON.stringify({ ...target, limitMs }));
  return isJsonObject(json) ? json : {};
}

/** The target and the limit a plan was made from; null for a plan of another version. */
export function targetIn(params: JsonObject): { readonly target: Target; readonly limitMs: number } | null {
  const target = READERS[textField(params, 'subject') ?? '']?.(params) ?? null;
  return target === null ? null : { target, limitMs: numberIn(params, 'limitMs') ?? LIMIT_MS };
}

const READERS: Readonly<Record<string, ((params: JsonObject) => Target | null) | undefined>> = {
  memory(params) {
    const [host, port] = [textField(params, 'host'), numberIn(params, 'port')];
    if (host === null || port === null) return null;
    return {
      subject: 'memory',
      host,
      port,
      tls: params['tls'] === true,
      units: listIn(params['units']).flatMap(unitIn),
    };
  },
  github(params) {
    const apiUrl = textField(params, 'apiUrl');
    return apiUrl === null ? null : { subject: 'github', apiUrl, repositories: listField(params, 'repositories') };
  },
  disk: (params) => ({ subject: 'disk', path: textField(params, 'path') }),
  network: (params) => ({ subject: 'network', hosts: listField(params, 'hosts') }),
  agents: (params) => ({ subject: 'agents', agents: listField(params, 'agents') }),
  service(params) {
    const [name] = unitIn(params);
    if (name === undefined) return null;
    return {
      subject: 'service',
      ...name,
      needs: listIn(params['needs']).flatMap(unitIn),
      checks: listField(params, 'checks'),
      logs: listField(params, 'logs'),
    };
  },
};

function unitIn(value: Json): readonly UnitName[] {
  const [id, manager, unit] = [textField(value, 'id'), textField(value, 'manager'), textField(value, 'unit')];
  return id === null || manager === null || unit === null || !isJsonObject(value) ? [] : [{ id, manager, unit }];
}

const listIn = (value: Json | undefined): readonly Json[] => (value !== undefined && isList(value) ? value : []);

function numberIn(params: JsonObject, key: string): number | null {
  const value = params[key];
  return typeof value === 'number' ? value : null;
}
