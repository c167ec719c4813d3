import { checklistBadge } from '#screens/checklist/badge.ts';
import { later } from '#screens/later.tsx';
import { definePlace } from '#screens/place.ts';

export default definePlace({
  id: 'checklist',
  number: 5,
  title: 'Checklist',
  badge: checklistBadge,
  Body: later(async () => (await import('#screens/checklist/list.tsx')).ChecklistList),
});
