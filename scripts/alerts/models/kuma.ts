import { INTERVAL, type Model } from '../model.ts';

const RETRIES = 3;
const RETRY_INTERVAL = 20;

/** Down after so many retries, up at the first success; pending beats come at the retry interval and tell nobody. */
export const kuma: Model = {
  name: 'Uptime Kuma, 3 retries at 20 s',
  source: 'louislam/uptime-kuma, server/model/monitor.js (beat, isImportantBeat) at 6398a95',
  make() {
    let retries = 0;
    let status: 'up' | 'pending' | 'down' = 'up';
    return {
      look(truth) {
        const before = status;
        if (truth === 'up') {
          retries = 0;
          status = 'up';
        } else if (retries < RETRIES) {
          retries += 1;
          status = 'pending';
        } else status = 'down';
        if (before !== 'down' && status === 'down') return ['opened'];
        return before === 'down' && status === 'up' ? ['resolved'] : [];
      },
      next: () => (status === 'pending' ? RETRY_INTERVAL : INTERVAL),
    };
  },
};
