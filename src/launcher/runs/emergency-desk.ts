import type { Config } from '#config/config.ts';
import { subjectOfReading } from '#domain/diagnosis/of-reading.ts';
import { mendOf } from '#domain/emergency/mend.ts';
import { noDiagnosisOf } from '#domain/emergency/no-diagnosis.ts';
import { OpsError } from '#domain/errors.ts';
import { textField } from '#domain/field.ts';
import type { RunItem } from '#domain/procedure/standing.ts';
import { quickEntries } from '#domain/quick/entries.ts';
import type { Reading } from '#domain/reading.ts';
import type { ServiceName } from '#domain/service/names.ts';
import { dependentsOf } from '#domain/service/order.ts';
import type { EmergencyDesk } from '#screens/emergency/desk.ts';
import type { ServiceReview, ServicesDesk } from '#screens/services/desk.ts';
import type { World } from '#services/ports/world.ts';
import { diagnoseAtOnce } from '#services/procedures/diagnose/at-once.ts';
import { targetNamed } from '#services/procedures/diagnose/named.ts';
import { LIMIT_MS } from '#services/procedures/diagnose/target.ts';
import { planMend } from '#services/procedures/mend/plan.ts';
import { memoryService } from '#services/procedures/service/memory.ts';
import { newServiceRun } from '#services/procedures/service/start.ts';

import { gated } from './gated.ts';
import type { RunKeeper } from './keeper.ts';
import { procedureOf } from './procedures.ts';
import { reviewQuick } from './quick-desk.ts';

export interface EmergencyParts {
  readonly world: World;
  readonly config: () => Config;
  readonly keeper: RunKeeper;
  readonly services: () => Promise<ServicesDesk>;
  /** The checks of services that are known by now, by what they look at. */
  readonly readings: () => Readonly<Record<string, Reading>>;
  /** Every run that is known. */
  readonly runs: () => Readonly<Record<string, RunItem>>;
}

const REVIEW_MS = 20_000;

/** Emergency for the screen: the same diagnoses and plans as on the command line. */
export function emergencyDeskFor(parts: EmergencyParts): EmergencyDesk {
  const { world, config, readings } = parts;
  return {
    async diagnose(reading, told, signal) {
      const [name, ...more] = subjectOfReading(reading) ?? [];
      if (name === undefined) throw new OpsError('no-diagnosis', noDiagnosisOf(reading));
      const target = await targetNamed(name, config(), world, signal, { more });
      return diagnoseAtOnce(world, target, { limitMs: LIMIT_MS, signal, told });
    },
    mend: (reading, diagnosis) => reviewMend(parts, reading, diagnosis),
    restarts: (broken) => restartsOf(broken, config(), readings()),
    outlook: async (reading, signal) => (await import('./recovery-desk.ts')).outlookOf(parts, reading, signal),
    async recover(broken, wish, signal) {
      const { reviewRecovery } = await import('./recovery-desk.ts');
      const restarts = restartsOf(broken, config(), readings()).map((id) => serviceNamed(id, readings()[id], config()));
      return reviewRecovery(parts, { reading: broken[0], restarts, wish, signal });
    },
    quickCommands: () => quickEntries(config().commands),
    quick: (id) => reviewQuick(parts, id),
  };
}

async function reviewMend(
  { world, config, keeper }: EmergencyParts,
  reading: Reading,
  diagnosis: Parameters<EmergencyDesk['mend']>[1],
): Promise<ServiceReview> {
  const acting = gated(world, config);
  const signal = AbortSignal.timeout(REVIEW_MS);
  const service = await serviceBehind(reading, parts(acting, config()), signal);
  const mend = mendOf(diagnosis, service !== null);
  if (typeof mend === 'string') throw new OpsError('no-fix', `It cannot be fixed from here: ${mend}.`);
  const { plan, asks, findings, isNeeded } = await planMend(acting, config(), mend, { service, signal });
  const blocking = findings.filter(({ blocks }) => blocks).map(({ message }) => message);
  return {
    asks,
    blocked: blocking.length > 0 ? blocking.join(' ') : null,
    notes: findings.filter(({ blocks }) => !blocks).map(({ message }) => message),
    isNeeded,
    start: async () =>
      keeper.start(plan.procedure === 'service' ? newServiceRun(acting, plan) : await procedureOf(acting, plan)),
  };
}

const parts = (world: World, config: Config) => ({ world, config });

/** The service a reading tells of; null where there is none to act on. */
async function serviceBehind(
  { kind, id, data }: Reading,
  { world, config }: { readonly world: World; readonly config: Config },
  signal: AbortSignal,
): Promise<ServiceName | null> {
  if (kind === 'memory-service') return memoryService(world, config, signal);
  if (kind !== 'service') return null;
  const known = config.services.find((service) => id === `service:${service.id}`);
  if (known !== undefined) return { id: known.id, manager: known.manager, unit: known.unit };
  const [manager, unit] = [data?.['manager'], data?.['unit']];
  return typeof manager === 'string' && typeof unit === 'string' ? { id: null, manager, unit } : null;
}

/** The name by which planning finds the service of a check. */
function serviceNamed(id: string, reading: Reading | undefined, { services }: Config): string {
  if (services.some((known) => id === `service:${known.id}`)) return id.replace(/^service:/, '');
  const [manager, unit] = [textField(reading?.data, 'manager'), textField(reading?.data, 'unit')];
  const name = id.replace(/^service:/, '');
  return manager === null || unit === null ? name : `${manager}/${unit}`;
}

/** Broken services first, then those that cannot do without one of them. */
function restartsOf(
  broken: readonly Reading[],
  { services }: Config,
  readings: Readonly<Record<string, Reading>>,
): readonly string[] {
  const down = broken.filter(({ kind }) => kind === 'service').map(({ id }) => id);
  const ids = down.map((id) => id.replace(/^service:/, ''));
  const needing = dependentsOf(ids, services).map((id) => `service:${id}`);
  return [...down, ...needing.filter((id) => readings[id] !== undefined && !down.includes(id))];
}
