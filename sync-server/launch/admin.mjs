// `npm run admin -- <command>`. Speaks only when something is to be installed; see sync-server/admin.
import { ensureInstalled } from './install.mjs';

ensureInstalled();
const { ensureServerBuilt } = await import('./build-server.mjs');
await ensureServerBuilt();
await import('../../dist/admin.js');
