import { INTERVAL, type Model, type Note } from '../model.ts';

const ATTEMPTS = 3;
const RETRY = 10;
const LOW = 5;
const HIGH = 20;
const ENTRIES = 21;

/** Change of the last 21 states in percent; later changes count more. */
function changeOf(history: readonly boolean[]): number {
  let changes = 0;
  for (let at = 1; at < history.length; at += 1)
    if (history[at] !== history[at - 1]) changes += ((at - 1) * 0.5) / (ENTRIES - 2) + 0.75;
  return (changes * 100) / (ENTRIES - 1);
}

/** Hard after so many attempts; while it flaps nobody is told but of the flapping itself. */
export const nagios: Model = {
  name: 'Nagios, max_check_attempts 3 at 10 s, flap thresholds 5 and 20 %',
  source:
    'NagiosEnterprises/nagioscore, base/flapping.c (check_for_service_flapping) at 0170031, set_service_flap of 4.x',
  make() {
    let history: readonly boolean[] = Array.from({ length: ENTRIES }, () => true);
    let attempts = 0;
    let hardDown = false;
    let flapping = false;
    let told = false;
    let owed = false;
    return {
      look(truth) {
        const isUp = truth === 'up';
        const wasHard = hardDown;
        attempts = isUp ? 0 : Math.min(ATTEMPTS, attempts + 1);
        if (isUp) hardDown = false;
        else if (attempts >= ATTEMPTS) hardDown = true;
        const isSoft = !isUp && !hardDown;
        const notes: Note[] = [];
        if (!isSoft) {
          history = [...history.slice(1), isUp];
          const percent = changeOf(history);
          if (!flapping && percent >= HIGH) {
            flapping = true;
            owed = !isUp && told;
            notes.push('opened');
          } else if (flapping && percent <= LOW) {
            flapping = false;
            notes.push('resolved');
            if (owed && isUp) told = false;
            owed = false;
          }
        }
        if (flapping || wasHard === hardDown) return notes;
        if (hardDown) {
          told = true;
          notes.push('opened');
        } else if (told) {
          told = false;
          notes.push('resolved');
        }
        return notes;
      },
      next: () => (attempts > 0 && attempts < ATTEMPTS ? RETRY : INTERVAL),
    };
  },
};
