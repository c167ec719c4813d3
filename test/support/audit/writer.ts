/** A process that appends to a trail of its own folder: `writer.ts FOLDER NAME COUNT`. */
import { trailFolder } from './trail.ts';

const [path = '', name = '', count = '0'] = process.argv.slice(2);
const audit = trailFolder(path).open();
for (let n = 1; n <= Number(count); n += 1)
  await audit.append(
    { event: 'credential_used', target: `${name}/${n}`, outcome: 'done', details: { n } },
    n % 10 === 0,
  );
await audit.settle();
audit.close();
