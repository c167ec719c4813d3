import { OpsError } from '#domain/errors.ts';

import type { UnitName } from './shared/units.ts';
import type { Target } from './target.ts';

/** What of the configuration a diagnosis needs. */
export interface Named {
  readonly memory: { readonly host: string; readonly port: number; readonly tls: boolean };
  readonly services: readonly { readonly id: string; readonly manager: string; readonly unit: string }[];
}

/** The target a person names: a subject, or a service. Throws OpsError `no-such-subject`. */
export function targetNamed(name: string, config: Named): Target {
  if (name === 'memory') return { subject: 'memory', ...placeIn(config), units: memoryUnits(config) };
  throw new OpsError('no-such-subject', `Nothing called ${name} can be diagnosed.`, { exit: 'usage' });
}

function placeIn({ memory: { host, port, tls } }: Named) {
  return { host, port, tls };
}

/** The configured ones that sound like it, then the names the guides and the upstream project give it. */
function memoryUnits({ services }: Named): readonly UnitName[] {
  const own = services.filter(({ id, unit }) => /mem0|memory/i.test(`${id} ${unit}`));
  const usual = ['systemd', 'systemd-user', 'pm2', 'supervisor'].flatMap((manager) =>
    ['mem0ai', 'memory-service', 'mem0'].map((unit) => ({ id: unit, manager, unit })),
  );
  return [...own.map(({ id, manager, unit }) => ({ id, manager, unit })), ...usual];
}
