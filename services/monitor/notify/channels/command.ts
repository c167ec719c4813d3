import { OpsError } from '#domain/errors.ts';
import { fieldsOf, type Message } from '#domain/notify/message.ts';
import type { CommandChannel } from '#domain/notify/settings.ts';
import type { MakeSend } from '#services/monitor/notify/sender.ts';

/** Runs a program with the message as JSON on its input and as variables; it is ended with its children when it hangs. */
export const command: MakeSend<CommandChannel> =
  ({ file, args }, { shell, environment }, timeoutMs) =>
  async (message, signal) => {
    const env = { ...environment.all(), ...variablesOf(message) };
    const stdin = `${JSON.stringify({ schema: 1, ...fieldsOf(message) })}\n`;
    const finished = await shell.run({ file, args, env, stdin }, { signal, timeoutMs });
    if (finished.exitCode === 0) return;
    const how = finished.timedOut
      ? `did not end within ${timeoutMs / 1000} s and was ended`
      : finished.exitCode === null
        ? `was ended by ${finished.signal ?? 'a signal'}`
        : `failed with exit code ${finished.exitCode}`;
    throw new OpsError('channel-command', `The command ${file} ${how}.`, {
      hint: 'Run it by hand with the message on its input to see what it says.',
    });
  };

/** `CPM_NOTIFY_TITLE` and so on; what may come from outside stays one line. */
function variablesOf(message: Message): Record<string, string> {
  const { key, kind, severity, title, text, incident, about, host } = message;
  const named = { key, kind, severity, title, text, incident: incident ?? '', about, host };
  return Object.fromEntries(
    Object.entries(named).map(([name, value]) => [`CPM_NOTIFY_${name.toUpperCase()}`, value.replaceAll('\0', '')]),
  );
}
