import { later } from '#screens/later.tsx';
import { definePlace } from '#screens/place.ts';

export default definePlace({
  id: 'incidents',
  number: 4,
  title: 'Incidents',
  badge({ incidents }) {
    const open = incidents.filter(({ closedAt }) => closedAt === null).length;
    return open === 0 ? '' : String(open);
  },
  Body: later(async () => (await import('#screens/incidents/list.tsx')).IncidentsList),
});
