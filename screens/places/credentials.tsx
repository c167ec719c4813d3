import { later } from '#screens/later.tsx';
import { definePlace } from '#screens/place.ts';

export default definePlace({
  id: 'credentials',
  number: 7,
  title: 'Credentials',
  badge: ({ credentials }) => (credentials === null || credentials.waiting === 0 ? '' : String(credentials.waiting)),
  Body: later(async () => (await import('#screens/credentials/list.tsx')).CredentialsList),
});
