import type { Secret } from '#domain/credentials/secret.ts';
import type { SecurityFacts } from '#domain/security/findings.ts';
import { keyFacts } from '#domain/security/findings.ts';
import type { Level } from '#domain/security/key-rules.ts';
import type { World } from '#services/ports/world.ts';
import { providerValue } from '#services/procedures/credentials/provider-value.ts';

const DAY_MS = 86_400_000;

export interface MemoryPlace {
  readonly host: string;
  readonly port: number;
  readonly tls: boolean;
}

/** What there is to judge, and the key for whoever tests it. */
export interface LookedAt {
  readonly facts: SecurityFacts;
  readonly name: string | null;
  readonly key: Secret | null;
  /** `http://localhost:8002` */
  readonly url: string;
}

/** Looks at the key of the memory service, where it comes from, and how it is sent. */
export async function securityFacts(world: World, memory: MemoryPlace, level: Level): Promise<LookedAt> {
  const found = await providerValue(world, 'mem0');
  const record = found.name === null ? null : world.state.credentials.get(found.name);
  const made = record === null ? null : (record.rotatedAt ?? record.createdAt);
  const ageDays = made === null ? null : Math.floor((world.clock.now() - made) / DAY_MS);
  const said = world.environment.get('MEM0AI_VERIFY_SSL')?.trim().toLowerCase();
  return {
    name: found.name,
    key: found.value,
    url: record?.baseUrl ?? `${memory.tls ? 'https' : 'http'}://${memory.host}:${memory.port}`,
    facts: {
      level,
      key: found.value === null ? null : keyFacts(found.value.reveal(), ageDays),
      host: memory.host,
      tls: memory.tls,
      verify: said !== 'false' && said !== '0' && said !== 'no',
      rotateDays: record?.rotateDays ?? 90,
    },
  };
}
