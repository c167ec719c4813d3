import { later } from '#screens/later.tsx';
import { definePlace } from '#screens/place.ts';

export default definePlace({
  id: 'knowledge',
  number: 6,
  title: 'Knowledge',
  badge: ({ knowledge }) => (knowledge === null || knowledge.overdue === 0 ? '' : String(knowledge.overdue)),
  Body: later(async () => (await import('#screens/learnings/list.tsx')).LearningsList),
});
