import { OpsError } from '#domain/errors.ts';
import { isJsonObject, type JsonObject } from '#domain/json.ts';
import type { Plan } from '#domain/procedure/plan.ts';
import { type EndProcessParams, jsonOfParams, paramsIn } from '#services/procedures/end-process/params.ts';
import { jsonOf, paramsOf, type ServiceParams } from '#services/procedures/service/params.ts';

/** A process that is in the way, and the services that are begun anew when it is gone. */
export interface MendParams {
  readonly ends: EndProcessParams;
  readonly service: ServiceParams;
}

export const jsonOfMend = ({ ends, service }: MendParams): JsonObject => ({
  ends: jsonOfParams(ends),
  service: jsonOf(service),
});

/** What a plan of ours was made from. Throws OpsError `bad-plan`. */
export function mendIn(plan: Plan): MendParams {
  const { service } = plan.params;
  if (plan.procedure !== 'mend' || service === undefined || !isJsonObject(service))
    throw new OpsError('bad-plan', 'This was planned by another version of cpm-console.', { hint: 'Plan it again.' });
  return {
    ends: paramsIn(plan.params['ends']),
    service: paramsOf({ ...plan, procedure: 'service', params: service }),
  };
}
