// `npm start`: installs and builds what is missing, then serves, from this process: what stops it
// (Ctrl-C, a service manager) reaches the server itself. Nothing may be imported here that a fresh
// clone does not have yet.
import { ensureInstalled } from './install.mjs';
import { root } from './root.mjs';
import { stopWithNpm } from './stop-with-npm.mjs';

process.chdir(root);
ensureInstalled();
const { ensureClientBuilt } = await import('./build-client.mjs');
const { ensureServerBuilt } = await import('./build-server.mjs');
ensureClientBuilt();
await ensureServerBuilt();
process.env.NODE_ENV ??= 'production';
stopWithNpm();
await import('../../dist/main.js');
