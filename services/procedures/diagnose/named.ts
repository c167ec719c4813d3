import { OpsError } from '#domain/errors.ts';
import { nearest } from '#domain/nearest.ts';
import { bareUnit } from '#domain/service/names.ts';
import type { World } from '#services/ports/world.ts';

import { gitHubRepositories } from './repositories.ts';
import type { UnitName } from './shared/units.ts';
import type { ServiceTarget, Target } from './target.ts';

/** What of the configuration a diagnosis needs. */
export interface Named {
  readonly memory: { readonly host: string; readonly port: number; readonly tls: boolean };
  readonly services: readonly NamedService[];
  readonly projects: readonly { readonly path: string }[];
  readonly agents: readonly string[];
}

/** What a person may add to a name. */
export interface Choices {
  /** `owner/name` on GitHub, instead of those of the projects. */
  readonly repository?: string | undefined;
  /** What follows the name: a folder on the disk, hosts of the network. */
  readonly more?: readonly string[] | undefined;
}

interface NamedService extends UnitName {
  readonly after?: readonly string[] | undefined;
  readonly requires?: readonly string[] | undefined;
  readonly checks?: readonly string[] | undefined;
  readonly logs?: readonly string[] | undefined;
}

/** Subjects that are always there. */
export const SUBJECTS = {
  memory: 'whether the memory service answers, and why not',
  github: 'whether GitHub can be reached, accepts the token and shows the repositories',
  agents: 'whether agent command lines are found, run, are logged in, and answer',
  disk: 'what fills a disk, or why it cannot be used',
  network: 'what is between this machine and the world',
} as const satisfies Record<string, string>;

/**
 * The target a person names: a subject, or a service by its id or as MANAGER/UNIT. Rejects with OpsError `no-such-subject`
 * that names the nearest.
 */
export async function targetNamed(
  name: string,
  config: Named,
  world: Pick<World, 'managers' | 'environment' | 'git'>,
  signal: AbortSignal,
  choices: Choices = {},
): Promise<Target> {
  if (name === 'memory') return memoryTarget(config);
  if (name === 'github') return gitHubTarget(config, world, signal, choices);
  if (name === 'agents') return { subject: 'agents', agents: agentsIn(config, choices) };
  if (name === 'disk') return { subject: 'disk', path: folderIn(choices) };
  if (name === 'network') return { subject: 'network', hosts: hostsIn(choices) };
  const { managers } = world;
  const known = configured(name.replace(/^service:/, ''), config) ?? (await found(name, managers, signal));
  if (known !== null) return known;
  const all = [...Object.keys(SUBJECTS), ...config.services.map(({ id }) => id)];
  const near = nearest(name, all);
  throw new OpsError('no-such-subject', `Nothing called ${name} can be diagnosed.`, {
    hint: near === null ? `Known are ${all.join(', ')}, and services as MANAGER/UNIT.` : `Did you mean ${near}?`,
    exit: 'usage',
  });
}

const agentsIn = ({ agents }: Named, { more = [] }: Choices): readonly string[] => (more.length > 0 ? more : agents);

function folderIn({ more = [] }: Choices): string | null {
  const [path] = more;
  if (path === undefined || path.startsWith('/')) return path ?? null;
  throw new OpsError('usage', `${path} is no absolute path.`, { hint: 'Name a folder like /data.', exit: 'usage' });
}

/** What the console itself talks to. */
const HOSTS = ['https://api.github.com', 'https://registry.npmjs.org', 'https://pypi.org'];

function hostsIn({ more = [] }: Choices): readonly string[] {
  const urls = more.map((host) => (/^https?:\/\//.test(host) ? host : `https://${host}`));
  const wrong = urls.find((url) => !URL.canParse(url));
  if (wrong !== undefined) throw new OpsError('usage', `${wrong} is no host.`, { exit: 'usage' });
  return urls.length === 0 ? HOSTS : urls;
}

async function gitHubTarget(
  { projects }: Named,
  world: Pick<World, 'environment' | 'git'>,
  signal: AbortSignal,
  { repository }: Choices,
): Promise<Target> {
  const apiUrl = world.environment.get('GITHUB_API_URL') ?? 'https://api.github.com';
  if (repository !== undefined && !/^[\w.-]+\/[\w.-]+$/.test(repository))
    throw new OpsError('usage', `${repository} is no repository.`, { hint: 'Write it as OWNER/NAME.', exit: 'usage' });
  if (!URL.canParse(apiUrl))
    throw new OpsError('usage', 'GITHUB_API_URL is no address.', { hint: 'Unset it for github.com.', exit: 'usage' });
  const folders = projects.map(({ path }) => path);
  const repositories = repository === undefined ? await gitHubRepositories(world, folders, signal) : [repository];
  return { subject: 'github', apiUrl, repositories };
}

function memoryTarget(config: Named): Target {
  const { host, port, tls } = config.memory;
  return { subject: 'memory', host, port, tls, units: memoryUnits(config) };
}

/** The configured ones that sound like it, then the names the guides and the upstream project give it. */
function memoryUnits({ services }: Named): readonly UnitName[] {
  const own = services.filter(({ id, unit }) => /mem0|memory/i.test(`${id} ${unit}`));
  const usual = ['systemd', 'systemd-user', 'pm2', 'supervisor'].flatMap((manager) =>
    ['mem0ai', 'memory-service', 'mem0'].map((unit) => ({ id: unit, manager, unit })),
  );
  return [...own.map(({ id, manager, unit }) => ({ id, manager, unit })), ...usual];
}

function configured(id: string, { services }: Named): ServiceTarget | null {
  const service = services.find((one) => one.id === id || bareUnit(`${one.manager}/${one.unit}`) === bareUnit(id));
  if (service === undefined) return null;
  const needs = new Set([...(service.requires ?? []), ...(service.after ?? [])]);
  return {
    subject: 'service',
    id: service.id,
    manager: service.manager,
    unit: service.unit,
    needs: services
      .filter((one) => needs.has(one.id))
      .map(({ id: other, manager, unit }) => ({ id: other, manager, unit })),
    checks: service.checks ?? [],
    ...(service.logs !== undefined && { logs: service.logs }),
  };
}

/** A unit that nobody configured: `pm2/web`, or `web` where a manager lists one. */
async function found(name: string, managers: World['managers'], signal: AbortSignal): Promise<ServiceTarget | null> {
  const [first = '', ...rest] = name.replace(/^service:/, '').split('/');
  const target = (manager: string, unit: string): ServiceTarget => ({
    subject: 'service',
    id: unit.replace(/\.service$/, ''),
    manager,
    unit,
    needs: [],
    checks: [],
  });
  if (rest.length > 0 && managers.some((manager) => manager.name === first)) return target(first, rest.join('/'));
  for (const manager of managers) {
    const [unit] = await knownUnits(manager, name, signal);
    if (unit !== undefined) return target(manager.name, unit);
  }
  return null;
}

/** A manager that cannot be asked knows none. */
async function knownUnits(
  manager: World['managers'][number],
  name: string,
  signal: AbortSignal,
): Promise<readonly string[]> {
  try {
    if (!(await manager.available(signal))) return [];
    const [unit] = await manager.status([name], signal);
    return unit === undefined || unit.state === 'not-found' || unit.state === 'unknown' ? [] : [unit.name];
  } catch {
    return [];
  }
}
