import { conclude } from '#domain/diagnosis/conclude.ts';
import { placeWords } from '#domain/diagnosis/memory/facts.ts';
import { MEMORY_RULES } from '#domain/diagnosis/memory/rules.ts';
import type { World } from '#services/ports/world.ts';
import { machineLook } from '#services/procedures/diagnose/shared/machine.ts';
import { isHere } from '#services/procedures/diagnose/shared/reached.ts';
import type { Subject } from '#services/procedures/diagnose/subject.ts';
import type { MemoryTarget } from '#services/procedures/diagnose/target.ts';

import { elsewhereLook } from './elsewhere.ts';
import { holdersLook, unitLook } from './on-this-machine.ts';
import { certificateLook, connectLook, healthLook, keyLook, schemeLook } from './over-the-net.ts';

/** Whether the memory service can be reached, answers, and says that it is well. */
export function memorySubject(world: World, target: MemoryTarget, limitMs: number): Subject {
  const { host, port, tls, units } = target;
  const place = { host, port, tls };
  const local = isHere(host, world.system.facts().hostname);
  const connect = connectLook(world, place, limitMs);
  const holders = holdersLook(world, place, local, limitMs);
  const unit = unitLook(world, { place, units, local }, limitMs);
  const machine = machineLook(world, limitMs);
  const answer = healthLook(world, place, limitMs);
  const otherScheme = schemeLook(world, place, answer, limitMs);
  const certificate = certificateLook(world, place, answer, limitMs);
  const key = keyLook(world, place, answer, limitMs);
  const elsewhere = elsewhereLook(world, place, { connect, answer, local }, limitMs);
  return {
    name: 'memory',
    title: `Diagnose the memory service at ${placeWords(place)}`,
    lookings: [connect, holders, unit, machine, answer, otherScheme, certificate, key, elsewhere],
    conclude: (notLooked) =>
      conclude(
        'memory',
        {
          place,
          local,
          connect: connect.observed(),
          answer: answer.observed(),
          holders: holders.observed(),
          unit: unit.observed(),
          otherScheme: otherScheme.observed(),
          certificate: certificate.observed(),
          key: key.observed(),
          elsewhere: elsewhere.observed(),
          machine: machine.observed(),
        },
        MEMORY_RULES,
        notLooked,
      ),
  };
}
