import { drawVaultContract } from '../../draws/draw-vault.contract.ts';
import { createMemoryDrawVault } from './draw-vault.ts';

drawVaultContract('memory', createMemoryDrawVault);
