import { later } from '#screens/later.tsx';
import { definePlace } from '#screens/place.ts';
import { waitingRuns } from '#screens/runs/waiting.ts';

export default definePlace({
  id: 'runs',
  number: 8,
  title: 'Runs',
  badge: (state) => (waitingRuns(state).length === 0 ? '' : String(waitingRuns(state).length)),
  Body: later(async () => (await import('#screens/runs/list.tsx')).RunsList),
});
