import type { Invocation } from '#cli/command.ts';
import { OpsError } from '#domain/errors.ts';
import { nearest } from '#domain/nearest.ts';
import type { ServiceName } from '#domain/service/names.ts';
import { keyOf, knownServices, servicesNamed } from '#services/procedures/service/targets.ts';

/** The services that the words of a command mean; empty when it names none. */
export async function chosenServices(invocation: Invocation): Promise<readonly ServiceName[]> {
  const { world, config, positionals, values, signal } = invocation;
  const group = values['group'];
  const members = typeof group === 'string' ? membersOf(group, invocation) : [];
  const named = await servicesNamed(world, config, [...positionals, ...members], signal);
  if (values['all-failed'] === true) return [...named, ...(await failedServices(invocation))];
  if (values['in-order'] === true && named.length === 0)
    return config.services.map(({ id, manager, unit }) => ({ id, manager, unit }));
  return named;
}

function membersOf(group: string, { config }: Invocation): readonly string[] {
  const members = config.groups[group];
  if (members !== undefined) return members;
  const near = nearest(group, Object.keys(config.groups));
  throw new OpsError('no-group', `There is no group ${group}.`, {
    hint: near === null ? 'Name groups in the configuration: groups: {shop: [api, web]}' : `Did you mean ${near}?`,
    exit: 'usage',
  });
}

/** What failed, or keeps crashing. */
async function failedServices({ world, config, signal }: Invocation): Promise<readonly ServiceName[]> {
  const { services, units } = await knownServices(world, config, signal);
  const missing = services.filter(({ manager, unit }) => !units.has(keyOf(manager, unit)));
  const { unitOrWhy } = await import('#services/procedures/service/seen.ts');
  const asked = await Promise.all(
    missing.map(
      async (service) => [keyOf(service.manager, service.unit), await unitOrWhy(world, service, signal)] as const,
    ),
  );
  const all = new Map([...units, ...asked]);
  return services.filter(({ manager, unit }) => {
    const now = all.get(keyOf(manager, unit));
    return typeof now === 'object' && (now.state === 'failed' || now.state === 'crash-loop');
  });
}
