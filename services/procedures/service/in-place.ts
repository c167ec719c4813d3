import { messageOf } from '#domain/errors.ts';
import type { Json } from '#domain/json.ts';
import { endsProcess } from '#domain/service/unit.ts';
import type { Unit } from '#services/ports/managers.ts';
import type { Probe } from '#services/procedures/engine/step.ts';

import { controlOf, lifeOf, soon, unitNow } from './seen.ts';
import { actingOf, type UnitWork } from './unit-step.ts';

/** The result tells later steps that something was done, also when only the world knows of it. */
const DONE: Probe = { state: 'done', result: { by: 'found' } };
const ABSENT: Probe = { state: 'absent' };

/** Whether what was asked for is so; the manager and the kernel are asked, not the records. `before` is the first look. */
export async function inPlace(work: UnitWork, before: Json, signal: AbortSignal): Promise<Probe> {
  try {
    const { action } = work.params;
    if (action === 'enable' || action === 'disable') {
      const enabled = await isEnabled(work, signal);
      if (enabled === null) return { state: 'unclear', why: `${work.unit.manager} does not tell` };
      return enabled === (action === 'enable') ? DONE : ABSENT;
    }
    return judge(work, await unitNow(work.world, work.unit, signal), before);
  } catch (thrown) {
    return { state: 'unclear', why: messageOf(thrown) };
  }
}

/** Whether it starts by itself; null when nobody tells. */
export async function isEnabled({ world, unit }: UnitWork, signal: AbortSignal): Promise<boolean | null> {
  const control = controlOf(world, unit.manager);
  return (await soon(world, signal, (limited) => control.detail(unit.unit, limited))).enabled;
}

function judge(work: UnitWork, { state, pid, startedAt }: Unit, json: Json): Probe {
  if (state === 'unknown') return { state: 'unclear', why: `nobody knows how ${work.unit.name} is` };
  const { action, signal } = actingOf(work);
  const before = lifeOf(json);
  const up = state === 'running' || state === 'starting';
  // The old process is gone: that much was done, whatever came of the new one.
  const renewed = pid !== before.pid || (startedAt ?? 0) > (before.startedAt ?? 0);
  switch (action) {
    case 'start':
      return up ? DONE : ABSENT;
    case 'stop':
      return up || state === 'stopping' || state === 'crash-loop' ? ABSENT : DONE;
    case 'restart':
      return (before.pid === null ? up : renewed) ? DONE : ABSENT;
    case 'kill':
      return endsProcess(signal ?? 'TERM') && renewed ? DONE : ABSENT;
    case 'reload':
    case 'enable':
    case 'disable':
      return ABSENT;
  }
}
