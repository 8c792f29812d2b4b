import { useLocale } from '../i18n/locale.svelte.ts';
import { useServices } from './context.ts';
import type { EngineEvent } from './engine-api.ts';
import type { CardFields } from './fields-api.ts';
import { Live } from './live.svelte.ts';

const UNCHANGED: CardFields = { custom: [], hidden: [], editable: false };

/**
 * What administrators have made of the card, kept true. Whatever tells of fields on this screen calls
 * them by their names from then on.
 *
 * Made while a component initialises, and it ends with it.
 */
export function useCardFields(): { readonly value: CardFields; readonly known: boolean } {
	const { engine } = useServices();
	const locale = useLocale();
	const live = new Live(engine, () => engine.cardFields(), touchesSettings);
	$effect(() => {
		if (live.value) locale.learn(live.value.custom);
	});
	return {
		get value() {
			return live.value ?? UNCHANGED;
		},
		/** What can't be read is nobody's reason to wait. */
		get known() {
			return live.value !== undefined || live.error !== null;
		}
	};
}

export function touchesSettings(event: EngineEvent): boolean {
	if (event.type !== 'changed') return false;
	return event.ids.length === 0 || event.ids.some((id) => id.startsWith('settings:'));
}
