import type { ConsentAnswer } from '#domain/consent/answer-consent.ts';
import type { ContactChannel } from '#domain/consent/contact-objections.ts';
import type { StandingConsent } from '#domain/consent/standing-consents.ts';
import type { ConsentWay } from '#domain/documents/events.ts';
import { CONTACT } from '#domain/consent/contact-objections.ts';
import { newUlid } from '#domain/documents/ulid.ts';
import type { EngineClient } from '$lib/app/context.ts';
import { channelName } from '$lib/i18n/consent-words.ts';
import { errorWords } from '$lib/i18n/error-words.ts';
import type { Locale } from '$lib/i18n/locale.svelte.ts';
import { secureRandom } from '$lib/ui/secure-random.ts';
import type { Toasts } from '$lib/ui/toasts.svelte.ts';

export interface ConsentDesk {
	readonly engine: Pick<EngineClient, 'noteConsent'>;
	readonly toasts: Toasts;
	readonly locale: Locale;
	readonly cid: () => string;
}

/** How and why, where somebody says so. */
export interface Circumstances {
	readonly how?: ConsentWay;
	readonly note?: string;
}

/** Notes what a customer says, tells that it is kept, and offers to put a slip right by one more answer. */
export class ConsentNotes {
	readonly #desk: ConsentDesk;

	constructor(desk: ConsentDesk) {
		this.#desk = desk;
	}

	withdraw(consent: StandingConsent, circumstances: Circumstances = {}): Promise<void> {
		const answer = { ...aboutOf(consent), granted: false, ...circumstances };
		return this.#note(answer, 'consent.withdrawn', { ...answer, granted: true, how: 'correction' });
	}

	grant(consent: StandingConsent, circumstances: Circumstances): Promise<void> {
		const answer = { ...aboutOf(consent), granted: true, ...circumstances };
		return this.#note(answer, 'consent.noted', { ...answer, granted: false, how: 'correction' });
	}

	setContact(channel: ContactChannel, closed: boolean, how: ConsentWay): Promise<void> {
		const { locale } = this.#desk;
		const text = locale.t('closed.statement', { channel: channelName(locale, channel) });
		const about = { purpose: CONTACT, channel, words: { text, language: locale.language } };
		const answer = { ...about, granted: !closed, how };
		const back = { ...about, granted: closed, how: 'correction' } as const;
		return this.#note(answer, closed ? 'closed.noted' : 'closed.opened', back);
	}

	async #note(
		answer: ConsentAnswer,
		said: 'consent.withdrawn' | 'consent.noted' | 'closed.noted' | 'closed.opened',
		back: ConsentAnswer
	): Promise<void> {
		const { toasts, locale } = this.#desk;
		if (!(await this.#keep(answer))) return;
		const undo = async (): Promise<void> => {
			if (await this.#keep(back)) toasts.show(locale.t('saved.undone'));
		};
		toasts.show(locale.t(said), { label: locale.t('action.undo'), run: () => void undo() });
	}

	async #keep(answer: ConsentAnswer): Promise<boolean> {
		const { engine, toasts, locale, cid } = this.#desk;
		const ulid = newUlid(Date.now(), secureRandom);
		try {
			await engine.noteConsent({ cid: cid(), ulid, answer });
			return true;
		} catch (error) {
			toasts.show(errorWords(locale, error));
			return false;
		}
	}
}

function aboutOf({
	purpose,
	channel
}: StandingConsent): Pick<ConsentAnswer, 'purpose' | 'channel'> {
	return { purpose, ...(channel !== undefined && { channel }) };
}
