// `npm run conformance -- --port N`: throw-away databases for suites of other projects.
import { ensureInstalled } from './install.mjs';

ensureInstalled();
const { ensureServerBuilt } = await import('./build-server.mjs');
await ensureServerBuilt();
await import('../../dist/conformance.js');
