import type { AssignmentApi, Belongs } from '$lib/app/assignment-api.ts';
import { errorWords } from '$lib/i18n/error-words.ts';
import type { Locale } from '$lib/i18n/locale.svelte.ts';
import type { Toasts } from '$lib/ui/toasts.svelte.ts';

/** What is entered in the form of whose a card is. */
export const BELONGING_FIELDS = ['owner', 'team', 'territory', 'discreet'] as const;

/** Gives a customer to somebody, says so once it is durable, and offers to take it back. */
export class AssignmentKeeper {
	constructor(
		private readonly engine: Pick<AssignmentApi, 'assignCustomer'>,
		private readonly toasts: Toasts,
		private readonly locale: Locale
	) {}

	/** @returns what is wrong, in words; '' when it was kept */
	async save(cid: string, before: Belongs, to: Belongs): Promise<string> {
		const changed = BELONGING_FIELDS.filter((field) => before[field] !== to[field]);
		if (changed.length === 0) return '';
		const problem = await this.#assign(cid, only(changed, to));
		if (problem !== '') return problem;
		this.toasts.show(this.locale.t('saved.here'), {
			label: this.locale.t('action.undo'),
			run: () => void this.#undo(cid, only(changed, before))
		});
		return '';
	}

	async #undo(cid: string, before: Partial<Belongs>): Promise<void> {
		const problem = await this.#assign(cid, before);
		this.toasts.show(problem === '' ? this.locale.t('saved.undone') : problem);
	}

	async #assign(cid: string, to: Partial<Belongs>): Promise<string> {
		try {
			const outcome = await this.engine.assignCustomer(cid, to);
			if (outcome === 'kept') return '';
			return this.locale.t(
				outcome === 'out-of-reach' ? 'belonging.outOfReach' : 'belonging.needsAssign'
			);
		} catch (error) {
			return errorWords(this.locale, error);
		}
	}
}

/** A colleague may have changed the rest meanwhile. */
function only(
	fields: readonly (typeof BELONGING_FIELDS)[number][],
	belongs: Belongs
): Partial<Belongs> {
	return Object.fromEntries(fields.map((field) => [field, belongs[field]]));
}
