import { OpsError } from '#domain/errors.ts';
import { field, textField } from '#domain/field.ts';
import { isJsonObject, type Json } from '#domain/json.ts';
import type { Plan } from '#domain/procedure/plan.ts';

import type { RecoverParams } from './params.ts';
import type { RecoveryWish } from './plan.ts';

/** What `recover plan --save` wrote, as far as it is needed to plan again. Throws OpsError `bad-plan`. */
export function savedPlan(saved: Json | undefined): Pick<Plan, 'procedure' | 'params' | 'fingerprint'> {
  const params = isObject(saved) ? saved['params'] : undefined;
  const fingerprint = textField(saved, 'fingerprint');
  if (field(saved, 'procedure') === 'recover' && isObject(params) && fingerprint !== null)
    return { procedure: 'recover', params, fingerprint };
  throw new OpsError('bad-plan', 'This file is not a plan that recover plan --save wrote.', { exit: 'usage' });
}

const isObject = (value: Json | undefined) => value !== undefined && isJsonObject(value);

/** What somebody wished who got these parameters. */
export const wishAgain = ({ level, services, project, to, restore, sources }: RecoverParams): RecoveryWish => ({
  level,
  services: services.map(({ name }) => name),
  project,
  to,
  restore,
  sources,
});
