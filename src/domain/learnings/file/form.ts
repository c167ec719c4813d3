import { isDay, partsOfId } from '#domain/learnings/id.ts';

const MOMENT = /^(\d{4}-\d\d-\d\d)T([01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d+)?)?(?:Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/;

/** What is wrong with the form of a text; null when nothing is. */
export function badForm(form: 'id' | 'moment' | 'day', text: string): string | null {
  switch (form) {
    case 'id':
      return partsOfId(text) === null ? 'expected an id such as OPS-2026-11-20-001, with a day of the calendar' : null;
    case 'moment':
      return isMoment(text) ? null : 'expected a time in UTC such as 2026-11-20T14:30:00Z';
    case 'day':
      return isDay(text) ? null : 'expected a day such as 2026-11-27';
  }
}

function isMoment(text: string): boolean {
  return isDay(MOMENT.exec(text)?.[1] ?? '');
}
