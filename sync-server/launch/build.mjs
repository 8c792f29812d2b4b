// `npm run build`: the app into build/, server and command line into dist/.
import { buildClient } from './build-client.mjs';
import { buildServer } from './build-server.mjs';

buildClient();
await buildServer();
