import { later } from '#screens/later.tsx';
import { definePlace } from '#screens/place.ts';

export default definePlace({
  id: 'services',
  number: 3,
  title: 'Services',
  Body: later(async () => (await import('#screens/services/list.tsx')).ServicesList),
});
