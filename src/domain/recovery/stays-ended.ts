import { field, numberField, textField } from '#domain/field.ts';
import { type RunState, stepOf } from '#domain/procedure/run-state.ts';

/** The step that ends who holds a port. */
const STEP = 'stop-ports';

/** Processes that a recovery ended and that taking it back does not start again, as sentences. */
export function staysEnded(state: RunState): readonly string[] {
  const { result } = stepOf(state, STEP);
  const ended = field(result, 'ended');
  return (Array.isArray(ended) ? ended : []).map((one: unknown) => {
    const [pid, port] = [numberField(one, 'pid'), numberField(one, 'port')];
    return `${pid} ${textField(one, 'name') ?? ''}, which held port ${port}, was ended and is not started again.`;
  });
}
