import { OpsError } from '#domain/errors.ts';
import { listField, numberField, textField } from '#domain/field.ts';
import type { JsonObject } from '#domain/json.ts';
import type { Plan } from '#domain/procedure/plan.ts';
import type { OwnCommand } from '#domain/quick/own.ts';

/** What is journaled of a command; its steps are made of it alone. */
export const jsonOfCommand = ({ id, title, command, cwd, confirm, timeoutMs }: OwnCommand): JsonObject => ({
  id,
  title,
  file: command.file,
  args: [...command.args],
  cwd,
  confirm,
  timeoutMs,
});

const TIERS = ['read', 'interrupting', 'irreversible'] as const;

/** The command a plan of ours was made from. Throws OpsError `bad-plan`. */
export function commandIn({ procedure, params }: Plan): OwnCommand {
  const [id, title, file] = [textField(params, 'id'), textField(params, 'title'), textField(params, 'file')];
  const timeoutMs = numberField(params, 'timeoutMs');
  const confirm = TIERS.find((tier) => tier === params['confirm']);
  if (procedure !== 'command' || id === null || title === null || file === null || !timeoutMs || !confirm)
    throw new OpsError('bad-plan', 'This was planned by another version of cpm-console.', { hint: 'Run it again.' });
  const command = { file, args: listField(params, 'args') };
  return { id, title, command, cwd: textField(params, 'cwd'), confirm, timeoutMs };
}
