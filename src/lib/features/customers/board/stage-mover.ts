import { newUlid } from '#domain/documents/ulid.ts';
import type { EngineClient } from '$lib/app/context.ts';
import type { CustomerRow } from '$lib/app/engine-api.ts';
import { errorWords } from '$lib/i18n/error-words.ts';
import { stageName } from '$lib/i18n/field-words.ts';
import type { Locale } from '$lib/i18n/locale.svelte.ts';
import { secureRandom } from '$lib/ui/secure-random.ts';
import type { Toasts } from '$lib/ui/toasts.svelte.ts';
import { CardSaver } from '../card-saver.ts';
import { stageEdits } from '../stage-edits.ts';

interface MoverParts {
	readonly engine: Pick<EngineClient, 'customer' | 'editCustomer'>;
	readonly toasts: Toasts;
	readonly locale: Locale;
}

/** Moves a customer to another stage as the card does, with the same undo. */
export class StageMover {
	constructor(private readonly parts: MoverParts) {}

	/** What came of it is said in a toast, which is read out as well. */
	async move({ cid, name }: Pick<CustomerRow, 'cid' | 'name'>, stage: string): Promise<void> {
		const { engine, toasts, locale } = this.parts;
		try {
			const card = await engine.customer(cid);
			if (card?.editable !== true) {
				toasts.show(locale.t('board.readOnly', { name }));
				return;
			}
			if (card.core.stage === stage) return;
			const at = Date.now();
			const edits = stageEdits(card.core, stage, { at, newItem: () => newUlid(at, secureRandom) });
			const saver = new CardSaver((each) => engine.editCustomer(card.cid, each), toasts, locale);
			const moved = locale.t('board.moved', { name, stage: stageName(locale, stage) });
			await saver.save(card.core, edits, moved);
		} catch (error) {
			toasts.show(errorWords(locale, error));
		}
	}
}
