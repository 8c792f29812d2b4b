import type { CustomerEvent } from '$lib/app/engine-api.ts';
import type { Duty } from './duties.ts';

/** What lies over a card. It stays when a turned device shows the card in another arrangement. */
export type CardSheet =
	| { readonly sheet: 'note'; readonly kind: CustomerEvent }
	| { readonly sheet: 'finish'; readonly duty: Duty }
	| { readonly sheet: 'link' }
	| { readonly sheet: 'readers' }
	| { readonly sheet: 'belonging' }
	| { readonly sheet: 'erase' }
	| { readonly sheet: 'history' };
