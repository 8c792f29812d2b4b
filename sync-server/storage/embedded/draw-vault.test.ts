import { drawVaultContract } from '../../draws/draw-vault.contract.ts';
import { createDrawVault } from './draw-vault.ts';
import { openDatabase } from './open-database.ts';

drawVaultContract('SQLite', () => createDrawVault(openDatabase(':memory:')));
