import { enableCompileCache } from 'node:module';

// This file stays readable for any Node, so that an old one gets a sentence and not a stack of syntax errors.
const NEEDED = 24;
const major = Number(process.versions.node.split('.')[0]);

if (major < NEEDED) {
  process.stderr.write(
    `cpm-console needs Node ${NEEDED} or newer, this is ${process.versions.node}. Run \`npm start\` in its folder, which brings its own, or install Node ${NEEDED}.\n`,
  );
  process.exitCode = 2;
} else {
  enableCompileCache();
  const { launch } = await import('./launcher/launch.ts');
  process.exitCode = await launch(process.argv.slice(2));
}
