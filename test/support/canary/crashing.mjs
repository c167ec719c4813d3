// Loaded before the built program: a mistake that nobody catches, with a value in its message, when it is told to.
if (process.argv[1]?.endsWith('/dist/main.js'))
  process.on('SIGUSR2', () => {
    throw new Error(`cannot log in with ${process.env['DEPLOY_TOKEN'] ?? process.env['GREETING']}`);
  });
