import type { AlertEvent } from './event.ts';

/** Whether something read back is an event. */
export function isAlertEvent(value: unknown): value is AlertEvent {
  if (typeof value !== 'object' || value === null) return false;
  const is = (name: keyof AlertEvent, type: string): boolean => typeof Reflect.get(value, name) === type;
  return (
    is('seq', 'number') && is('at', 'number') && is('kind', 'string') && is('title', 'string') && is('about', 'string')
  );
}
